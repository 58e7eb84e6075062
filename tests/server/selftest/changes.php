<?php

declare(strict_types=1);

require dirname(__DIR__) . '/dataset.php';
require dirname(__DIR__) . '/table.php';

/** All pages, one after the other. */
$listing = function (Mock $mock, int $limit = 100, string $more = ''): array {
	$rows = [];
	for ($number = 1, $pages = 1; $number <= $pages; $number++) {
		$page = get($mock, "/v1/calls?limit=$limit&page=$number&orderBy=createdAt&order=asc$more")['json'];
		array_push($rows, ...$page['data']);
		$pages = $page['totalPages'];
	}
	return $rows;
};
$ids = fn (array $rows): array => array_column($rows, 'id');
/** What a page says of the rows, as the controls say it. */
$short = fn (array $rows): array => array_map(fn (array $row): array => [
	'id' => $row['id'], 'createdAt' => $row['createdAt'], 'deletedAt' => $row['deletedAt'] ?? null, 'born' => 0,
], $rows);
$nothing = [
	'changes' => 0, 'inserted' => [], 'deleted' => [], 'backdated' => [], 'softDeleted' => [], 'updated' => [],
];
$refused = function (string $name, Closure $ask, string $word): void {
	try {
		$ask();
		Checks::ok($name, false);
	} catch (RuntimeException $error) {
		Checks::ok($name, str_contains($error->getMessage(), $word));
	}
};

// The sequence and an array, side by side.
$sequence = new Skipcall\Mock\Sequence(3000);
$plain = range(0, 2999);
$fits = $sequence->all() === $plain;
mt_srand(7);
for ($i = 0; $i < 12000; $i++) {
	// It grows, and shrinks to nothing.
	if ($plain === [] || mt_rand(0, 9) < ($i < 5000 ? 6 : 2)) {
		$at = mt_rand(0, count($plain));
		$sequence->insert($at, $i);
		array_splice($plain, $at, 0, [$i]);
	} else {
		$at = mt_rand(0, count($plain) - 1);
		$fits = $fits && $sequence->at($at) === $plain[$at];
		$sequence->remove($at);
		array_splice($plain, $at, 1);
	}
	$fits = $fits && $sequence->count() === count($plain) && ($i % 500 > 0 || $sequence->all() === $plain);
}
Checks::ok('a sequence is an array with faster changes', $fits && count($plain) < 100);

$mock = Mock::start(['rows' => 730]);
$calm = $mock->rows();
Checks::same('all pages are all rows', $calm, $short($listing($mock)));
Checks::same('nothing changes by itself', $nothing, $mock->churn());
Checks::same('ascending', true, ordered(array_column($calm, 'createdAt')));

// By hand.
$gone = [$calm[0]['id'], $calm[400]['id'], $calm[729]['id']];
Checks::same('deleting inserts nothing', [], $mock->changeRows(['delete' => $gone]));
$left = array_values(array_filter($calm, fn (array $row) => !in_array($row['id'], $gone, true)));
Checks::same('deleted rows are gone', $left, $mock->rows());
Checks::same('the pages have the others', $left, $short($listing($mock)));
Checks::same('the total follows', 727, get($mock, '/v1/calls?limit=1')['json']['total']);
$new = $mock->changeRows(['insert' => 2]);
$rows = $mock->rows();
Checks::same('inserted at the end', $new, $ids(array_slice($rows, -2)));
$step = fn (string $from, string $to): int => (int) round(1000 * (
	(float) (new DateTimeImmutable($to))->format('U.v') - (float) (new DateTimeImmutable($from))->format('U.v')
));
$steps = [$step($calm[729]['createdAt'], $rows[727]['createdAt']), $step($rows[727]['createdAt'], $rows[728]['createdAt'])];
Checks::ok('up to two seconds after the newest there was', min($steps) > 0 && max($steps) <= 2000);
Checks::same('born with their change', [4, 5], array_column(array_slice($rows, -2), 'born'));
$old = '2024-01-01T00:00:00.001Z';
$tie = $left[99]['createdAt'];
$late = '2031-05-06T07:08:09.010Z';
$new = [...$new, ...$mock->changeRows(['insert' => [['createdAt' => $late], ['createdAt' => $tie], ['createdAt' => $old]]])];
$rows = $mock->rows();
Checks::same('a row of any time', [$new[4], $old], [$rows[0]['id'], $rows[0]['createdAt']]);
Checks::same('a tie comes after what it ties with', [$left[99]['id'], $new[3]], [$rows[100]['id'], $rows[101]['id']]);
Checks::same('a new newest', [$new[2], $late], [end($rows)['id'], end($rows)['createdAt']]);
Checks::same('what was changed', [
	'changes' => 8, 'inserted' => array_slice($new, 0, 3), 'deleted' => [$gone[2], $gone[1], $gone[0]],
	'backdated' => array_slice($new, 3), 'softDeleted' => [], 'updated' => [],
], $mock->churn());
Checks::same('the pages have them all', $ids($rows), $ids($listing($mock)));
Checks::same('newest first, too', array_slice(array_reverse($ids($rows)), 0, 50), column($mock, '?limit=50', 'id'));
$whole = array_slice($listing($mock), -3);
Checks::ok('inserted rows are like the others', array_filter($whole, fn (array $row) => !isset($row['callType'])) === []);
$mock->changeRows(['delete' => [$rows[1]['id']]]);
$split = [];
foreach (['550e8400-e29b-41d4-a716-446655440000', '6ba7b810-9dad-11d1-80b4-00c04fd430c8'] as $at => $workspace) {
	$split[$at] = $ids($listing($mock, more: "&workspaceIds=$workspace"));
}
$there = $ids($mock->rows());
Checks::ok('a row stays in its workspace', in_array($calm[700]['id'], $split[0], true)
	&& in_array($calm[701]['id'], $split[1], true));
Checks::ok('each row is in one workspace', count($split[0]) + count($split[1]) === count($there)
	&& array_diff($there, ...$split) === []);
foreach ([
	'an unknown change' => [['remove' => []], 'remove'],
	'a row that is not there' => [['delete' => [$there[0], $gone[0]]], $gone[0]],
	'ids that are none' => [['delete' => 5], 'list of ids'],
	'a negative number' => [['insert' => -1], 'negative'],
	'a text for rows' => [['insert' => 'x'], 'a number or a list'],
	'more than a time' => [['insert' => [['createdAt' => $tie, 'id' => 'x']]], 'nothing else'],
	'a date that is none' => [['delete' => [$there[0]], 'insert' => [['createdAt' => '2024-02-30T00:00:00.000Z']]], '02-30'],
] as $name => [$changes, $word]) {
	$refused("refused: $name", fn () => $mock->changeRows($changes), $word);
}
Checks::same('what is refused does nothing', $there, $ids($mock->rows()));
$mock->config(['gzip' => false]);
Checks::same('another setting leaves the rows', $there, $ids($mock->rows()));
$mock->reset();
Checks::same('a reset brings back the rows', [$calm, $nothing], [$mock->rows(), $mock->churn()]);
$mock->changeRows(['delete' => $gone]);
$mock->config(['seed' => 2]);
Checks::same('another seed has no past', [730, $nothing], [count($mock->rows()), $mock->churn()]);
$mock->changeRows(['delete' => $ids($mock->rows())]);
Checks::same('no rows are left', [[], 0], [$mock->rows(), get($mock, '/v1/calls')['json']['total']]);
$mock->config(['churn' => ['delete' => 3, 'softDelete' => 3, 'update' => 3]]);
column($mock, '');
Checks::same('nothing happens to no rows', 730, $mock->churn()['changes']);
$mock->changeRows(['insert' => 1]);
Checks::same('nothing and one row', 1, count($mock->rows()));

// By dice: what each answer shows is what was there before it, and what happens is told.
foreach ([
	['churn' => ['seed' => 5, 'delete' => 3, 'insert' => 3, 'backdated' => 2, 'softDelete' => 2, 'update' => 2]],
	['tieSize' => 7, 'churn' => ['seed' => 6, 'delete' => 3, 'insert' => 3, 'backdated' => 2]],
] as $number => $config) {
	$mock->reset();
	$mock->config(['rows' => 300] + $config);
	$before = $mock->rows();
	$told = $mock->churn();
	$good = array_fill_keys(['pages', 'ends', 'kept', 'backdated', 'soft', 'updated', 'ties'], true);
	$seen = [];
	for ($turn = 0; $turn < 60; $turn++) {
		$from = $turn % 4;
		$page = get($mock, "/v1/calls?limit=100&orderBy=createdAt&order=asc&page=" . $from + 1)['json'];
		$known = array_map(fn (array $row) => ['born' => 0] + $row, array_slice($before, $from * 100, 100));
		$good['pages'] = $good['pages'] && $page['total'] === count($before)
			&& array_map(fn (array $row) => ['born' => 0] + $row, $short($page['data'])) == $known;
		foreach ($page['data'] as $row) {
			$seen[$row['id']] = $row;
		}
		$after = array_column($mock->rows(), null, 'id');
		$now = $mock->churn();
		$new = [];
		foreach (array_keys($nothing) as $what) {
			$new[$what] = $what === 'changes' ? $now[$what] - $told[$what] : array_slice($now[$what], count($told[$what]));
		}
		$was = array_column($before, null, 'id');
		$newest = max(array_column($before, 'createdAt'));
		foreach ($new['inserted'] as $id) {
			$good['ends'] = $good['ends'] && $after[$id]['createdAt'] >= $newest && $after[$id]['born'] > $told['changes'];
		}
		foreach ($new['backdated'] as $id) {
			$good['backdated'] = $good['backdated'] && $after[$id]['createdAt'] < max(array_column($after, 'createdAt'));
		}
		foreach ($new['softDeleted'] as $id) {
			$good['soft'] = $good['soft'] && ($was[$id]['deletedAt'] ?? null) === null && $after[$id]['deletedAt'] !== null;
		}
		$added = [...$new['inserted'], ...$new['backdated']];
		$wanted = [...array_diff(array_keys($was), $new['deleted']), ...$added];
		sort($wanted);
		$there = array_keys($after);
		sort($there);
		$good['kept'] = $good['kept'] && $wanted === $there && array_diff($new['deleted'], array_keys($was)) === []
			&& $new['changes'] === array_sum(array_map('count', array_slice($new, 1)));
		$good['ties'] = $good['ties'] && max(array_count_values(array_column($after, 'createdAt'))) <= ($config['tieSize'] ?? 1);
		$before = array_values($after);
		$told = $now;
	}
	foreach ($good as $what => $is) {
		Checks::ok("churn $number: $what", $is);
	}
	Checks::ok("churn $number: as much as was said", $told['changes'] > 60 && count($told['deleted']) <= 180);
	$ends = array_count_values(array_column(array_slice($before, -40), 'createdAt'));
	Checks::same("churn $number: ties at the end", $number === 1, max($ends) > 1);
	if ($number === 0) {
		$mock->config(['churn' => null]);
		$now = array_column($listing($mock), null, 'id');
		Checks::same('without churn the rows stay', [$told, $ids($before)], [$mock->churn(), array_keys($now)]);
		$unsaid = $differing = 0;
		foreach ($now as $id => $row) {
			$then = $seen[$id] ?? null;
			if (in_array($id, $told['updated'], true)) {
				$unsaid += str_starts_with($row['notes'], 'Modifié') ? 0 : 1;
			} elseif ($then !== null && !in_array($id, $told['softDeleted'], true)) {
				$differing += $row === $then ? 0 : 1;
			}
		}
		Checks::same('updated rows say so, others are as they were', [0, 0], [$unsaid, $differing]);
	}
}

// An update and a soft deletion by themselves.
foreach (['update' => ['notes', 'updatedAt'], 'softDelete' => ['deletedAt']] as $kind => $members) {
	$mock->reset();
	$mock->config(['rows' => 80]);
	$then = array_column($listing($mock), null, 'id');
	$mock->config(['churn' => [$kind => 1]]);
	for ($turn = 0; $turn < 40; $turn++) {
		column($mock, '?limit=1');
	}
	$mock->config(['churn' => null]);
	$touched = array_unique($mock->churn()[$kind === 'update' ? 'updated' : 'softDeleted']);
	$differ = [];
	$names = [];
	foreach ($listing($mock) as $row) {
		if ($row !== $then[$row['id']]) {
			$differ[] = $row['id'];
			foreach ($row + $then[$row['id']] as $name => $value) {
				if ($value !== ($then[$row['id']][$name] ?? null)) {
					$names[$name] = true;
				}
			}
		}
	}
	sort($differ);
	sort($touched);
	ksort($names);
	Checks::ok("$kind: some are", count($touched) > 5);
	Checks::same("$kind: those and no others", $touched, $differ);
	Checks::same("$kind: these members", $members, array_keys($names));
	Checks::same("$kind: nowhere else", array_keys($then), $ids($mock->rows()));
	$names = array_keys((array) array_reduce($listing($mock), fn (?array $most, array $row) => (
		count($row) > count($most ?? []) ? $row : $most
	)));
	$moved = array_filter($listing($mock), fn (array $row): bool => (
		array_keys($row) !== array_values(array_intersect($names, array_keys($row)))
	));
	Checks::same("$kind: members keep their order", [25, []], [count($names), $moved]);
}
$mock->reset();
$mock->config(['rows' => 3, 'churn' => ['update' => 5]]);
for ($times = [], $turn = 0; $turn < 8; $turn++) {
	foreach (get($mock, '/v1/calls')['json']['data'] as $row) {
		$times[$row['id']][] = [$row['updatedAt'] ?? '', $row['notes'] ?? ''];
	}
}
Checks::ok('updates are later each time', array_filter($times, fn (array $one): bool => (
	!ordered(array_column($one, 0)) || count(array_unique(array_column($one, 0))) !== count(array_unique(array_column($one, 1)))
)) === []);
$alive = '&filters=' . rawurlencode('{"deletedAt":null}');
$mock->config(['churn' => ['softDelete' => 2, 'delete' => 2, 'insert' => 1]]);
for ($fits = true, $turn = 0; $turn < 15; $turn++) {
	$wanted = array_filter($mock->rows(), fn (array $row) => $row['deletedAt'] === null);
	$fits = $fits && column($mock, "?limit=100&orderBy=createdAt&order=asc$alive", 'id') === array_column($wanted, 'id');
}
Checks::ok('filters follow', $fits);
for ($fits = true, $turn = 0; $turn < 15; $turn++) {
	$wanted = $ids($mock->rows());
	sort($wanted, SORT_STRING);
	$fits = $fits && column($mock, '?limit=100&orderBy=id&order=asc', 'id') === $wanted;
}
Checks::ok('sorting by another member follows', $fits);

// The same again, and when.
$churn = ['seed' => 11, 'delete' => 2, 'insert' => 2, 'backdated' => 1, 'softDelete' => 1, 'update' => 1];
$run = function (array $more = [], ?Closure $between = null) use ($mock, $churn): array {
	$mock->reset();
	$mock->config(['churn' => $more + $churn]);
	$told = [];
	foreach ([1, 2, 3, 2, 1, 3, 3, 1, 2, 2] as $number) {
		$between === null || $between();
		$before = $mock->churn()['changes'];
		get($mock, "/v1/calls?page=$number");
		$told[] = $mock->churn()['changes'] - $before;
	}
	return [$told, $mock->rows(), $mock->churn()];
};
$first = $run();
Checks::same('the same seed, the same history', $first, $run());
Checks::ok('another seed, another history', $run(['seed' => 12])[2] !== $first[2]);
Checks::same('other answers and errors change nothing', $first, $run(between: function () use ($mock): void {
	array_map(fn (string $path) => get($mock, "/v1/$path"), ['echo', 'calls?page=0', 'contacts']);
}));
$inserts = ['delete' => 0, 'insert' => 9, 'softDelete' => 0, 'update' => 0, 'backdated' => 0];
$more = fn () => $mock->changeRows(['insert' => 3]);
Checks::same('changes by request do not move the dice', $run($inserts)[0], $run($inserts, $more)[0]);
$inserts['backdated'] = 9;
$happens = fn (array $counts): array => array_map(fn (int $count): bool => $count > 0, $counts);
$no = array_fill(0, 10, false);
Checks::same('every third answer', array_replace($no, [2 => true, 5 => true, 8 => true]), $happens($run(['every' => 3] + $inserts)[0]));
Checks::same('until the fourth answer', [true, true, true, true] + $no, $happens($run(['until' => 4] + $inserts)[0]));
$mock->reset();
$mock->config(['churn' => ['insert' => 5]]);
$mock->faults([['status' => 503], ['close' => true], ['delay' => 0.05]]);
get($mock, '/v1/calls');
get($mock, '/v1/calls');
Checks::same('faults that spoil an answer keep the rows', 0, $mock->churn()['changes']);
for ($turn = 0; $turn < 4; $turn++) {
	get($mock, '/v1/calls');
}
Checks::ok('others do not', $mock->churn()['changes'] > 0);
foreach ([['x' => 1], ['delete' => -1], ['every' => 0], ['seed' => 'x'], ['until' => -1], ['insert' => null], 5] as $bad) {
	$refused('refused: churn ' . json_encode($bad), fn () => $mock->config(['churn' => $bad]), 'churn');
}

// Equals in another order each time, groups where they belong, with rows that come and go.
$mock->reset();
$mock->config(['rows' => 90, 'tieSize' => 30, 'stableTies' => false]);
$mock->changeRows(['delete' => $ids(array_slice($mock->rows(), 3, 4))]);
$orders = [];
for ($turn = 0; $turn < 10; $turn++) {
	$rows = $listing($mock);
	$orders[] = $ids($rows);
	$places[] = array_column($rows, 'createdAt');
}
Checks::same('ties: each order is another one', 10, count(array_unique(array_map('serialize', $orders))));
Checks::same('ties: groups stay', 1, count(array_unique(array_map('serialize', $places))));
$all = $ids($mock->rows());
sort($all);
Checks::ok('ties: nobody is lost', array_filter($orders, function (array $order) use ($all): bool {
	sort($order);
	return $order !== $all;
}) === []);
$neighbours = array_map(fn (array $order) => $order[(array_search($all[0], $order, true) + 1) % 86], $orders);
Checks::ok('ties: not only rotated', count(array_unique($neighbours)) > 2);
$mock->config(['churn' => ['delete' => 2, 'insert' => 3, 'backdated' => 2]]);
for ($fits = true, $turn = 0; $turn < 30; $turn++) {
	$wanted = array_reverse($mock->rows());
	$page = get($mock, '/v1/calls?limit=60')['json'];
	$fits = $fits && array_column($page['data'], 'createdAt') === array_slice(array_column($wanted, 'createdAt'), 0, 60)
		&& count(array_unique($ids($page['data']))) === min(60, count($wanted))
		&& array_diff($ids($page['data']), $ids($wanted)) === [];
}
Checks::ok('ties and churn', $fits);
$mock->stop();
