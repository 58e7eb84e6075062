--TEST--
A checkpoint covers exactly the rows before the current one, goes on in another process and with another key, and is refused for another query
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/sync.inc';
$mock = unlimited(['rows' => 35, 'tieSize' => 3, 'stableTies' => false]);
$all = newest($mock);
$client = client($mock->url, ['prefetch' => 3]);
sort($all);

// After every row: what was before it, and what is left, is everything, once.
$exact = 0;
for ($at = 0; $at < 35; $at++) {
	$sync = $client->syncCalls(pageSize: 10);
	$before = [];
	foreach ($sync as $id => $row) {
		if (count($before) === $at) {
			break;
		}
		$before[] = $id;
	}
	$rest = ids($client->syncCalls($sync->getCheckpoint(), pageSize: 10));
	$both = [...$before, ...$rest];
	sort($both);
	$exact += $both === $all ? 1 : 0;
	unset($sync);
}
say('exact', $exact);

// After the loop.
$sync = $client->syncCalls(pageSize: 10);
say(count(ids($sync)), $sync->isComplete(), $sync->getStopReason());
$checkpoint = $sync->getCheckpoint();
$next = $client->syncCalls($checkpoint, lookback: 0);
say('again', count(ids($next)), $next->getReport()['requests'] <= 2, $next->isComplete());
$mock->changeRows(['insert' => 2]);
say('two more', count(ids($client->syncCalls($checkpoint, lookback: 0))));
$mock->reset();

// Batches.
$sync = $client->syncCalls(pageSize: 10);
$covered = [];
foreach ($sync->batches(15) as $number => $batch) {
	array_push($covered, ...array_column($batch->rows, 'id'));
	$rest = ids($client->syncCalls($batch->checkpoint, lookback: 0));
	$both = [...$covered, ...$rest];
	sort($both);
	say('batch', $number, count($batch), $batch->isLast, $both === $all, count(iterator_to_array($batch)));
}
// An exact multiple: the last one is known to be the last.
$last = [];
foreach ($client->syncCalls(pageSize: 10)->batches(5) as $batch) {
	$last[] = (int) $batch->isLast;
}
say(implode($last));

// The unfinished batch comes before the exception, which carries its checkpoint.
$mock->faults([['match' => ['query' => ['page' => '2']], 'status' => 401, 'times' => -1]]);
$batches = client($mock->url, ['prefetch' => 0])->syncCalls(pageSize: 10)->batches(500);
$counts = [];
try {
	foreach ($batches as $batch) {
		$counts[] = count($batch);
	}
} catch (Skipcall\Exception\AuthenticationException $failure) {
	say('unfinished', $counts, $failure->getCheckpoint() === $batch->checkpoint, $batch->isLast);
}
say('not gone on', caught(fn () => $batches->next())->getCheckpoint() === $batch->checkpoint);
$mock->faults([]);
$batches->next();
say('gone on', $batches->valid(), $batches->key(), count($batches->current()), $batches->current()->isLast);

// What an exception carries: what its caller has.
$mock->faults([['status' => 401, 'times' => -1]]);
say('none', caught(fn () => ids($client->syncCalls()))->getCheckpoint());
say('begun with', caught(fn () => ids($client->syncCalls($checkpoint)))->getCheckpoint() === $checkpoint);
$mock->faults([]);
$sync = client($mock->url, ['prefetch' => 0])->syncCalls(pageSize: 10);
$sync->rewind();
$sync->next();
$given = $sync->getCheckpoint();
$mock->faults([['status' => 401, 'times' => -1]]);
say('given', caught(fn () => ids($sync, 100))->getMessage() !== '');
$thrown = caught(function () use ($sync) {
	while ($sync->valid()) {
		$sync->next();
	}
	$sync->next();
});
say('given', $thrown->getCheckpoint() === $given, $given !== $sync->getCheckpoint());
$mock->faults([]);

// Refused.
$sync = $client->syncCalls(filters: ['type' => 'x'], workspaceIds: ['w1']);
$other = $sync->getCheckpoint();
$refused = [
	'filters' => fn () => $client->syncCalls($checkpoint, filters: ['type' => 'x']),
	'workspaces' => fn () => $client->syncCalls($checkpoint, workspaceIds: ['w1']),
	'none' => fn () => $client->syncCalls($other),
	'damaged' => fn () => $client->syncCalls(substr($checkpoint, 0, 20) . strtr(substr($checkpoint, 20), '0123456789', '1234567890')),
	'cut' => fn () => $client->syncCalls(substr($checkpoint, 0, -3)),
	'longer' => fn () => $client->syncCalls("$checkpoint "),
	'version' => fn () => $client->syncCalls(preg_replace('/\d+/', '99', $checkpoint, 1)),
	'foreign' => fn () => $client->syncCalls('{"page":2}'),
	'NUL' => fn () => $client->syncCalls("\0"),
	'long' => fn () => $client->syncCalls(str_repeat('x', 100000)),
	'empty' => fn () => $client->syncCalls(''),
];
foreach ($refused as $name => $call) {
	$thrown = caught($call);
	say($name . ':', short($thrown), $thrown->getMessage());
}
$mock->faults([['rows' => '[{"id":"foreign","createdAt":"2024-01-01T00:00:00.000Z","organizationId":"another"}]', 'times' => -1]]);
say('organisation:', caught(fn () => ids($client->syncCalls($checkpoint)))->getMessage());
$mock->faults([]);

// Another key, another process; no key in it.
$sync = $client->syncCalls(pageSize: 10);
$before = ids($sync, 12);
$middle = $sync->getCheckpoint();
say('another key', count(ids($client->withApiKey('sk_live_ok_rotated')->syncCalls($middle))));
Child::run(<<<'PHP'
	$sync = client($argv[1])->syncCalls($argv[2]);
	say('another process', count(iterator_to_array($sync)), $sync->isComplete());
	PHP, [$mock->url, $middle]);
say('key inside', str_contains($middle, 'sk_'), 'printable', preg_match('/^[\x21-\x7e]+$/', $middle) === 1);

// Three gaps in it.
$mock->config(['rows' => 5000]);
$checkpoint = null;
for ($i = 0; $i < 3; $i++) {
	$sync = client($mock->url, ['prefetch' => 0])->syncCalls($checkpoint, pageSize: 20);
	ids($sync, 45);
	$checkpoint = $sync->getCheckpoint();
	$mock->changeRows(['insert' => 100]);
}
$sync = client($mock->url, ['prefetch' => 0])->syncCalls($checkpoint, pageSize: 20);
ids($sync, 10);
say('gaps', $sync->getReport()['gaps'] >= 3, 'bytes', strlen($sync->getCheckpoint()) <= 1024);
?>
--EXPECT--
exact 35
35 true complete
again 0 true true
two more 2
batch 0 15 false true 15
batch 1 15 false true 15
batch 2 5 true true 5
0000001
unfinished [15] true false
not gone on true
gone on true 1 20 true
none null
begun with true
given true
given true true
filters: InvalidArgumentException Skipcall\Client::syncCalls(): Argument #1 ($checkpoint) is of other filters or workspaces
workspaces: InvalidArgumentException Skipcall\Client::syncCalls(): Argument #1 ($checkpoint) is of other filters or workspaces
none: InvalidArgumentException Skipcall\Client::syncCalls(): Argument #1 ($checkpoint) is of other filters or workspaces
damaged: InvalidArgumentException Skipcall\Client::syncCalls(): Argument #1 ($checkpoint) is damaged
cut: InvalidArgumentException Skipcall\Client::syncCalls(): Argument #1 ($checkpoint) is damaged
longer: InvalidArgumentException Skipcall\Client::syncCalls(): Argument #1 ($checkpoint) is damaged
version: InvalidArgumentException Skipcall\Client::syncCalls(): Argument #1 ($checkpoint) is of another version of its format
foreign: InvalidArgumentException Skipcall\Client::syncCalls(): Argument #1 ($checkpoint) is no checkpoint
NUL: InvalidArgumentException Skipcall\Client::syncCalls(): Argument #1 ($checkpoint) is no checkpoint
long: InvalidArgumentException Skipcall\Client::syncCalls(): Argument #1 ($checkpoint) is no checkpoint
empty: InvalidArgumentException Skipcall\Client::syncCalls(): Argument #1 ($checkpoint) is no checkpoint
organisation: The checkpoint is of another organisation than the calls of this key
another key 23
another process 23 true
key inside false printable true
gaps true bytes true
