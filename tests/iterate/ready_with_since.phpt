--TEST--
An iterator with dates is ready when its first row has come, not when its first request is still to be sent
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/../client/client.inc';
$asked = 0;
$client = doubled(served(1000, function () use (&$asked) {
	$asked++;
	return null;
}));
$bounds = [
	'since' => ['since' => '2023-11-14T22:15:00.000Z'],
	'until' => ['until' => '2023-11-14T22:15:00.000Z'],
	'down until' => ['sort' => '-createdAt', 'until' => '2023-11-14T22:15:00.000Z'],
	'down since' => ['sort' => '-createdAt', 'since' => '2023-11-14T22:15:00.000Z'],
	'both' => ['since' => '2023-11-14T22:15:00.000Z', 'until' => '2023-11-14T22:16:00.000Z'],
	'none' => [],
];
foreach ($bounds as $name => $bound) {
	foreach (['isReady', 'waitAny', 'waitAny(0)'] as $way) {
		$rows = $client->iterateCalls(...$bound);
		$asked = 0;
		for ($n = 0; $n < 1000; $n++) {
			if ($way === 'isReady' ? $rows->isReady() : $client->waitAny([$rows], $way === 'waitAny' ? null : 0) === 0) {
				break;
			}
		}
		$before = $asked;
		$first = $rows->current()->id;
		echo $name, ', ', $way, ': asked before: ', json_encode($before > 0), ', asked by its first row: ', $asked - $before,
			', first: ', $first, ', rows: ', iterator_count($rows), "\n";
	}
}
// What fails on the way is said by the one who goes on.
$down = doubled(fn () => throw new Skipcall\Exception\ConnectionException('down'), ['maxRetries' => 0]);
$rows = $down->iterateCalls(since: '2023-11-14T22:15:00.000Z');
for ($n = 0; $n < 100 && !$rows->isReady(); $n++);
echo 'failed: ready after ', $n, ' more looks, ';
attempt('then', fn () => $rows->current());
?>
--EXPECT--
since, isReady: asked before: true, asked by its first row: 0, first: call-100, rows: 900
since, waitAny: asked before: true, asked by its first row: 0, first: call-100, rows: 900
since, waitAny(0): asked before: true, asked by its first row: 0, first: call-100, rows: 900
until, isReady: asked before: true, asked by its first row: 0, first: call-0, rows: 100
until, waitAny: asked before: true, asked by its first row: 0, first: call-0, rows: 100
until, waitAny(0): asked before: true, asked by its first row: 0, first: call-0, rows: 100
down until, isReady: asked before: true, asked by its first row: 0, first: call-99, rows: 100
down until, waitAny: asked before: true, asked by its first row: 0, first: call-99, rows: 100
down until, waitAny(0): asked before: true, asked by its first row: 0, first: call-99, rows: 100
down since, isReady: asked before: true, asked by its first row: 0, first: call-999, rows: 900
down since, waitAny: asked before: true, asked by its first row: 0, first: call-999, rows: 900
down since, waitAny(0): asked before: true, asked by its first row: 0, first: call-999, rows: 900
both, isReady: asked before: true, asked by its first row: 0, first: call-100, rows: 60
both, waitAny: asked before: true, asked by its first row: 0, first: call-100, rows: 60
both, waitAny(0): asked before: true, asked by its first row: 0, first: call-100, rows: 60
none, isReady: asked before: true, asked by its first row: 0, first: call-0, rows: 1000
none, waitAny: asked before: true, asked by its first row: 0, first: call-0, rows: 1000
none, waitAny(0): asked before: true, asked by its first row: 0, first: call-0, rows: 1000
failed: ready after 0 more looks, then: Skipcall\Exception\ConnectionException: down
