<?php
/**
 * Page views over PageCache of packages/toolkit in a real php-fpm: 8 workers, 15 pages asked for as Zipf's law has it, 5,000 views a
 * minute, a key of 100 requests a minute. In the second half of a minute the API is down: it hangs, says 503, resets connections.
 * Prints figures beside what they should be. Run: tools/bench views [--check] [--json=FILE] [--stores=apcu,...]
 *     [--down=hangs,503,resets] [--seconds=60] [--views=5000] [--fresh=10] [--counts]; with --counts what a busy machine makes slow is
 *     no miss: for a test of a few seconds
 */
declare(strict_types=1);

require __DIR__ . '/../tests/server/mock.inc';
require __DIR__ . '/../tests/server/fpm.inc';
require __DIR__ . '/views/visitors.inc';

const STORES = ['apcu', 'files', 'laravel-redis', 'laravel-file', 'laravel-database'];
const DOWN = [
	'hangs' => ['delay' => 3600],
	'503' => ['status' => 503],
	'resets' => ['reset' => true],
];
$options = getopt('', ['check', 'json:', 'stores:', 'down:', 'seconds:', 'views:', 'fresh:', 'counts']);
$isCount = isset($options['counts']);
$stores = explode(',', $options['stores'] ?? implode(',', STORES));
$kinds = explode(',', $options['down'] ?? implode(',', array_keys(DOWN)));
$seconds = (float) ($options['seconds'] ?? 60);
$views = (int) ($options['views'] ?? 5000);
$fresh = (float) ($options['fresh'] ?? 10);
$missed = 0;
$all = [];

function figure(string $run, string $name, float $value, ?string $should = null, bool $good = true, int $digits = 0): void
{
	global $missed, $all;
	$all[$run][$name] = $value;
	printf("  %-66s %10s  %s\n", $name, number_format($value, $digits), $should === null ? '' : ($good ? $should : "NOT $should"));
	$missed += $good ? 0 : 1;
}

/** @param list<float> $values */
function percentile(array $values, float $share): float
{
	sort($values);
	return $values === [] ? 0.0 : $values[(int) floor($share * (count($values) - 1))];
}

foreach ($stores as $store) {
	foreach ($kinds as $kind) {
		$run = "$store, $kind";
		echo "\n$run:\n";
		$visitors = new Visitors($store, $fresh);
		// The windows of its rate limit are those of the first request.
		$mock = Mock::start(['rows' => 15 * 25, 'rate' => ['count' => 'first']]);
		[$answers, $downAt] = $visitors->come($mock, $seconds, $views, DOWN[$kind]);
		$log = $mock->log();
		$mock->stop();

		$errors = array_filter($answers, fn (array $answer): bool => isset($answer['error']) || $answer['rows'] !== 25
			|| $answer['its'] !== $answer['page']);
		$good = array_values(array_filter($answers, fn (array $answer): bool => !isset($answer['error'])));
		$alive = array_values(array_filter($good, fn (array $answer): bool => $answer['at'] < $downAt));
		$down = array_values(array_filter($good, fn (array $answer): bool => $answer['at'] >= $downAt + min(10, $fresh + 1)));
		$old = array_filter($alive, fn (array $answer): bool => $answer['age'] > $fresh + $answer['took'] / 1e6 + ($isCount ? 1 : 0)
			&& $answer['asked'] === 0);
		// What is older than asked for says so, and nothing else does.
		$lies = array_filter($good, fn (array $answer): bool => $answer['stale'] !== ($answer['age'] - $answer['took'] / 1e6 >= $fresh)
			&& abs($answer['age'] - $fresh) > 0.05 + $answer['took'] / 1e6);
		$outdated = array_filter($down, fn (array $answer): bool => !$answer['stale'] && $answer['at'] > $downAt + $fresh);
		figure($run, 'views', count($answers), null);
		figure($run, 'errors', count($errors), '0', $errors === []);
		foreach (array_slice(array_values($errors), 0, 3) as $answer) {
			echo '    ', json_encode($answer), "\n";
		}
		figure($run, 'refused by the server', count(array_filter($log, fn (array $entry): bool => $entry['status'] === 429)), '0',
			array_filter($log, fn (array $entry): bool => $entry['status'] === 429) === []);
		figure($run, 'while the API lives: pages older than asked for', count($old), '0', $old === []);
		figure($run, 'pages that say another thing than their age', count($lies), '0', $lies === []);
		figure($run, 'while it is down: pages that do not say that they are old', count($outdated), '0', $outdated === []);

		// Requests of a page: those of the first second are of workers that all found nothing.
		$cold = $warm = 0;
		foreach (range(1, 15) as $page) {
			$times = [];
			foreach ($log as $entry) {
				if (preg_match('/[?&]page=' . $page . '(&|$)/', $entry['target']) === 1 && $entry['time'] < $downAt) {
					$times[] = $entry['time'];
				}
			}
			$first = $times === [] ? [] : array_filter($times, fn (float $time): bool => $time < $times[0] + $fresh / 2);
			$cold = max($cold, count($first));
			$later = array_values(array_slice($times, count($first)));
			foreach ($later as $i => $time) {
				$warm = max($warm, count(array_filter($later, fn (float $other): bool => $other >= $time && $other < $time + 0.9 * $fresh)));
			}
		}
		figure($run, 'most requests of one page, cold', $cold, '8 or less', $cold <= 8);
		figure($run, 'most requests of one page in a period of freshness, warm', $warm, '2 or less', $warm <= 2);
		$tries = array_filter($log, fn (array $entry): bool => $entry['time'] >= $downAt);
		figure($run, 'requests while it is down', count($tries));

		// A hit is a view that asked for nothing; the first ten seconds of either half do not count.
		$hits = array_values(array_filter($alive, fn (array $answer): bool => $answer['asked'] === 0 && !$answer['stale']));
		$asking = count(array_filter($down, fn (array $answer): bool => $answer['asked'] > 0)) / max(1, count($down));
		figure($run, 'while it is down: views that asked, per cent', 100 * $asking, 'less than 1', $asking < 0.01, 2);
		$operations = percentile(array_map(fn (array $answer): float => $answer['reads'] + $answer['writes'], $down), 0.95);
		figure($run, 'while it is down: operations of the store, 95 % of views', $operations, '2', $operations <= 2);
		// Of the clock, a busy machine makes what it likes: what is held against the goal is the work.
		foreach (['took' => 'by the clock', 'cpu' => 'of a processor'] as $what => $name) {
			foreach ([0.5, 0.99] as $share) {
				$before = percentile(array_column($hits, $what), $share);
				$after = percentile(array_column($down, $what), $share);
				$isGoal = $share === 0.99 && $what === 'cpu' && !$isCount;
				figure($run, sprintf('%g %% of hits, microseconds %s: less than', 100 * $share, $name), $before);
				figure($run, sprintf('... and of views while it is down, of that (%s, %g %%)', $what, 100 * $share), $after / max(1, $before), $isGoal ? '1.2 or less' : null,
					!$isGoal || $after <= 1.2 * $before, 2);
			}
		}
		$warned = array_merge(...array_column($good, 'warned'));
		figure($run, 'warnings of the cache', count($warned), '0', $warned === []);
		foreach (array_slice(array_unique($warned), 0, 3) as $line) {
			echo "    $line\n";
		}
		$visitors->stop();
	}
}
if (isset($options['json'])) {
	file_put_contents($options['json'], json_encode($all, JSON_PRETTY_PRINT) . "\n");
}
echo "\n", $missed === 0 ? "everything is as it should be\n" : "$missed missed\n";
exit(isset($options['check']) && $missed > 0 ? 1 : 0);
