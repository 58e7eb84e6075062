--TEST--
A call that cannot be read does not stop a synchronisation: all others come, it is told once, costs one request in each run, and comes when it can be read
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/liars.inc';
/** A server some rows of which are no calls. */
function server(int $count, array $broken): Liar
{
	$liar = new Liar($count);
	$liar->broken = $broken;
	return $liar;
}
/** One run, its rows counted, its checkpoint kept. */
function run_of(Liar $liar, ?string &$checkpoint, mixed ...$arguments): Skipcall\CallSync
{
	global $ids, $failure, $requests;
	$before = $liar->requests;
	$sync = $liar->client()->syncCalls($checkpoint, ...$arguments + ['lookback' => 0]);
	$ids = [];
	$failure = null;
	try {
		foreach ($sync as $id => $row) {
			$ids[] = $id;
		}
	} catch (Skipcall\Exception\SkipcallException $failure) {
	}
	$checkpoint = $sync->getCheckpoint();
	$requests = $liar->requests - $before;
	return $sync;
}

// 6 requests for 6 pages, and what isolates a row takes.
$liar = server(560, ['call-317']);
$checkpoint = null;
$sync = run_of($liar, $checkpoint);
say('met', rows: count(array_unique($ids)), missing: array_values(array_diff(array_column($liar->rows, 'id'), $ids)));
say('said', short($failure), path: $failure->getPath(), checkpoint: $failure->getCheckpoint() === $checkpoint);
say(stopReason: $sync->getStopReason(), complete: $sync->isComplete(), within: $requests <= 6 + 13, gaps: $sync->getReport()['gaps']);
foreach ($sync->getReport()['unreadable'] as $place) {
	say($place['position'] === ($place['page'] - 1) * $place['limit'] + (int) substr($place['path'], 5), position: $place['position']);
}
$sync = run_of($liar, $checkpoint);
say('again', rows: count($ids), failure: $failure, stopReason: $sync->getStopReason(), requests: $requests, position: $sync->getReport()['unreadable'][0]['position']);
$liar->add(30, 1700001000);
$sync = run_of($liar, $checkpoint);
say('30 more', rows: count($ids), failure: $failure, stopReason: $sync->getStopReason(), requests: $requests);
$liar->broken = [];
$sync = run_of($liar, $checkpoint);
say('readable', rows: $ids, failure: $failure, stopReason: $sync->getStopReason(), requests: $requests, unreadable: $sync->getReport()['unreadable']);
$sync = run_of($liar, $checkpoint);
say('after', rows: $ids, stopReason: $sync->getStopReason(), requests: $requests);

// Wherever it stands on its page: no more than 2 * log2(100) requests beyond those for the pages.
$most = 0;
$all = true;
for ($n = 200; $n < 300; $n++) {
	$liar = server(560, ["call-$n"]);
	$checkpoint = null;
	run_of($liar, $checkpoint);
	$most = max($most, $requests - 6);
	$all = $all && count(array_unique($ids)) === 559;
}
say('isolated', all_others: $all, within: $most <= 13);

// Whatever its place, and however many.
foreach (['oldest' => [0], 'newest' => [299], 'neighbours' => [120, 121, 122], 'a block' => range(100, 130), 'some' => [5, 99, 100, 180, 181, 250], 'more than a checkpoint has gaps' => range(10, 290, 20), 'only one row' => [0, 'of' => 1]] as $name => $numbers) {
	$count = $numbers['of'] ?? 300;
	unset($numbers['of']);
	$liar = server($count, array_map(fn ($n) => "call-$n", $numbers));
	$checkpoint = null;
	$sync = run_of($liar, $checkpoint);
	say($name, rows: count(array_unique($ids)), of: $count - count($numbers), stopReason: $sync->getStopReason(), failure: short($failure));
	$sync = run_of($liar, $checkpoint);
	say('again', rows: count($ids), failure: $failure, requests: $requests);
	$liar->broken = [];
	$had = $ids;
	$sync = run_of($liar, $checkpoint);
	say('readable', all_came: array_diff($liar->broken, $ids) === [] && array_diff(array_map(fn ($n) => "call-$n", $numbers), $ids) === [], complete: $sync->isComplete());
}

// Rows behind it that are to be read again are.
$liar = server(300, ['call-297']);
$checkpoint = null;
run_of($liar, $checkpoint);
run_of($liar, $checkpoint, lookback: 10);
say('lookback', $ids, failure: $failure, requests: $requests);

// With batches; and a run that ends early.
$liar = server(300, ['call-150']);
$got = 0;
$last = null;
$failure = caught(function () use ($liar, &$got, &$last) {
	foreach ($liar->client()->syncCalls(null, lookback: 0)->batches(1000) as $batch) {
		$got += count($batch);
		$last = $batch->checkpoint;
	}
});
say('batches', rows: $got, failure: short($failure));
run_of($liar, $last);
say('from its checkpoint', rows: count($ids), failure: $failure);
$checkpoint = null;
$rows = $runs = 0;
do {
	$sync = run_of($liar, $checkpoint, maxRequests: 4);
	$rows += count($ids);
	say($sync->getStopReason()?->value, failure: $failure === null ? null : short($failure));
} while ($sync->getStopReason()?->value === 'maxRequests' && ++$runs < 20);
say('in parts', rows: $rows);

// Pages that are too large are asked for in smaller ones.
$liar = server(300, []);
foreach ($liar->rows as $i => &$row) {
	$row['notes'] = str_repeat('x', $i % 50 === 7 ? 3000 : 10);
}
unset($row);
$checkpoint = null;
$options = ['maxResponseBytes' => 9000];
$sync = $liar->client($options)->syncCalls();
$ids = array_keys(iterator_to_array($sync));
say('too large', rows: count($ids), stopReason: $sync->getStopReason(), unreadable: $sync->getReport()['unreadable']);
// Nothing that can be read: the exception comes at once.
$liar = server(300, array_map(fn ($n) => "call-$n", range(0, 299)));
$checkpoint = null;
$sync = run_of($liar, $checkpoint);
say('none', rows: count($ids), failure: short($failure), given_up_soon: $requests < 20);
?>
--EXPECT--
met; rows: 559, missing: ["call-317"]
said DecodeException; path: "data[29].id", checkpoint: true
stopReason: "unreadable", complete: false, within: true, gaps: 1
true; position: 317
again; rows: 0, failure: null, stopReason: "unreadable", requests: 2, position: 317
30 more; rows: 30, failure: null, stopReason: "unreadable", requests: 3
readable; rows: ["call-317"], failure: null, stopReason: "complete", requests: 2, unreadable: []
after; rows: [], stopReason: "complete", requests: 1
isolated; all others: true, within: true
oldest; rows: 299, of: 299, stopReason: "unreadable", failure: "DecodeException"
again; rows: 0, failure: null, requests: 2
readable; all came: true, complete: true
newest; rows: 299, of: 299, stopReason: "unreadable", failure: "DecodeException"
again; rows: 0, failure: null, requests: 2
readable; all came: true, complete: true
neighbours; rows: 297, of: 297, stopReason: "unreadable", failure: "DecodeException"
again; rows: 0, failure: null, requests: 2
readable; all came: true, complete: true
a block; rows: 253, of: 269, stopReason: "unreadable", failure: "DecodeException"
again; rows: 0, failure: null, requests: 2
readable; all came: true, complete: true
some; rows: 294, of: 294, stopReason: "unreadable", failure: "DecodeException"
again; rows: 0, failure: null, requests: 5
readable; all came: true, complete: true
more than a checkpoint has gaps; rows: 285, of: 285, stopReason: "unreadable", failure: "DecodeException"
again; rows: 0, failure: null, requests: 8
readable; all came: true, complete: true
only one row; rows: 0, of: 0, stopReason: "unreadable", failure: "DecodeException"
again; rows: 0, failure: null, requests: 2
readable; all came: true, complete: true
lookback ["call-299","call-298","call-296","call-295","call-294","call-293","call-292","call-291","call-290","call-289"]; failure: null, requests: 6
batches; rows: 299, failure: "DecodeException"
from its checkpoint; rows: 0, failure: null
maxRequests; failure: "DecodeException"
maxRequests; failure: "DecodeException"
unreadable; failure: "DecodeException"
in parts; rows: 299
too large; rows: 300, stopReason: "complete", unreadable: []
none; rows: 0, failure: "DecodeException", given up soon: true
