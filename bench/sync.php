<?php
/**
 * Reading a whole list while rows are added and deleted: the usual page loop with Guzzle, the same with overlapping reads, and
 * syncCalls(), against the same mock API with the same seeds in one run. A row counts as missed when it was there from before
 * the first request until after the last one and was not handed out; as doubled when it was handed out twice in one run.
 * Nothing is measured in seconds: the same seeds give about the same figures on every machine. (Not exactly where requests are under
 * way at once, because the rows move with the order in which they arrive.)
 * Run: tools/bench sync [--check] [--rows=N] [--seeds=N]
 */
declare(strict_types=1);

require __DIR__ . '/../tests/server/mock.inc';
require __DIR__ . '/../build/peers/vendor/autoload.php';

const KEY = 'sk_test_expert';
const PAGE_SIZE = 100;
/** After every so many answers between none and so many rows of the list, whichever, are deleted, and as many new ones added. */
const CHURNS = [
	'a few at a time' => ['every' => 1, 'delete' => 2, 'insert' => 2],
	'many at once, now and then' => ['every' => 10, 'delete' => 300, 'insert' => 300],
];

$options = getopt('', ['check', 'rows:', 'seeds:']);
$rows = (int) ($options['rows'] ?? 5000);
$seeds = (int) ($options['seeds'] ?? 10);

/** @return array<string, mixed> the page as its document has it */
function page(GuzzleHttp\Client $http, int $page, string $order): array
{
	$answer = $http->get('/v1/calls', [
		'query' => ['page' => $page, 'limit' => PAGE_SIZE, 'orderBy' => 'createdAt', 'order' => $order],
	]);
	return json_decode((string) $answer->getBody(), true, 512, JSON_THROW_ON_ERROR);
}

/**
 * One page after the other, as long as the server says that more follow.
 *
 * @return Generator<int, string> ids
 */
function page_loop(GuzzleHttp\Client $http, string $order): Generator
{
	$page = 1;
	do {
		$document = page($http, $page, $order);
		yield from array_column($document['data'], 'id');
	} while ($page++ < $document['totalPages']);
}

/**
 * Each page is asked for again after the one behind it, because rows move there when others are deleted; what came twice is
 * dropped by its id.
 *
 * @return Generator<int, string> ids
 */
function overlapping_loop(GuzzleHttp\Client $http, string $order): Generator
{
	$seen = [];
	$page = 1;
	do {
		$document = page($http, $page, $order);
		$ids = array_column($document['data'], 'id');
		if ($page > 1) {
			array_push($ids, ...array_column(page($http, $page - 1, $order)['data'], 'id'));
		}
		foreach ($ids as $id) {
			if (!isset($seen[$id])) {
				$seen[$id] = true;
				yield $id;
			}
		}
	} while ($page++ < $document['totalPages']);
}

/** @return Generator<int, string> ids */
function ids(iterable $calls): Generator
{
	foreach ($calls as $call) {
		yield $call->id;
	}
}

/** @var array<string, callable(string): iterable<string>> from a base URL to the ids that an application is handed */
$ways = [
	'Guzzle, page loop, oldest first' => fn (string $url) => page_loop(guzzle($url), 'asc'),
	'Guzzle, page loop, newest first' => fn (string $url) => page_loop(guzzle($url), 'desc'),
	'Guzzle, every page twice, oldest first' => fn (string $url) => overlapping_loop(guzzle($url), 'asc'),
	'Guzzle, every page twice, newest first' => fn (string $url) => overlapping_loop(guzzle($url), 'desc'),
	'skipcall, iterateCalls()' => fn (string $url) => ids(client($url)->iterateCalls()),
	'skipcall, syncCalls()' => fn (string $url) => ids(client($url)->syncCalls()),
];

function guzzle(string $url): GuzzleHttp\Client
{
	return new GuzzleHttp\Client(['base_uri' => $url, 'headers' => ['Authorization' => 'Bearer ' . KEY]]);
}

function client(string $url): Skipcall\Client
{
	return new Skipcall\Client(KEY, ['baseUrl' => $url]);
}

$mock = Mock::start(['rows' => $rows, 'log' => false, 'rate' => ['headers' => false, 'enforce' => false]]);
printf(
	"Rows missed were there from before the first request until after the last one.\n"
	. "%s rows, %d a page, %d runs of each way; figures are per run.\n",
	number_format($rows), PAGE_SIZE, $seeds,
);
$failed = 0;
/** One figure beside its target. */
$target = function (string $what, float $value, float $most) use (&$failed): void {
	$failed += $value <= $most ? 0 : 1;
	printf("  %-58s %6.2f  (<= %.2f) %s\n", $what, $value, $most, $value <= $most ? '' : 'MISSED');
};
$mean = fn (array $values): float => array_sum($values) / count($values);
foreach (CHURNS as $kind => $churn) {
	printf(
		"\nRows move %s: after every %s 0 to %d are deleted and 0 to %d added\n%-42s %12s %10s %10s %10s\n",
		$kind, $churn['every'] === 1 ? 'answer' : "$churn[every] answers", $churn['delete'], $churn['insert'],
		'', 'rows missed', 'at most', 'doubled', 'requests',
	);
	$requests = [];
	foreach ($ways as $name => $read) {
		$missed = $doubled = $asked = [];
		for ($seed = 1; $seed <= $seeds; $seed++) {
			$mock->reset();
			$mock->config(['seed' => $seed, 'churn' => ['seed' => $seed] + $churn]);
			$before = array_column($mock->rows(), 'id');
			$handed = [];
			foreach ($read($mock->url) as $id) {
				$handed[] = $id;
			}
			$throughout = array_intersect($before, array_column($mock->rows(), 'id'));
			$missed[] = count(array_diff($throughout, $handed));
			$doubled[] = count($handed) - count(array_unique($handed));
			$asked[] = $mock->stats()['requests'];
		}
		$requests[$name] = $mean($asked);
		printf("%-42s %12.1f %10d %10.1f %10.1f\n", $name, $mean($missed), max($missed), $mean($doubled), $requests[$name]);
	}
	// The last one is ours.
	$target('rows missed by syncCalls(), all runs', array_sum($missed), 0);
	$target('rows doubled by syncCalls(), all runs', array_sum($doubled), 0);
	$target('requests, of those of the page loop', $requests[$name] / reset($requests), $churn['every'] === 1 ? 1.35 : 2.0);
}
echo $failed === 0 ? "\nEvery target is met.\n" : "\n$failed targets are missed.\n";
exit($failed > 0 && isset($options['check']) ? 1 : 0);
