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
say(exact: $exact);

// After the loop.
$sync = $client->syncCalls(pageSize: 10);
say(rows: count(ids($sync)), complete: $sync->isComplete(), stopReason: $sync->getStopReason());
$checkpoint = $sync->getCheckpoint();
$next = $client->syncCalls($checkpoint, lookback: 0);
say('again', rows: count(ids($next)), few_requests: $next->getReport()['requests'] <= 2, complete: $next->isComplete());
$mock->changeRows(['insert' => 2]);
say('two more', rows: count(ids($client->syncCalls($checkpoint, lookback: 0))));
$mock->reset();

// Batches.
$sync = $client->syncCalls(pageSize: 10);
$covered = [];
foreach ($sync->batches(15) as $number => $batch) {
	array_push($covered, ...array_column($batch->rows, 'id'));
	$rest = ids($client->syncCalls($batch->checkpoint, lookback: 0));
	$both = [...$covered, ...$rest];
	sort($both);
	say(
		'batch',
		number: $number,
		rows: count($batch),
		complete: $batch->isComplete(),
		covered: $both === $all,
		iterated: count(iterator_to_array($batch)),
	);
}
// An exact multiple: the last one is known to be the last.
$last = [];
foreach ($client->syncCalls(pageSize: 10)->batches(5) as $batch) {
	$last[] = (int) $batch->isComplete();
}
say(complete: implode($last));

// The unfinished batch comes before the exception, which carries its checkpoint.
$mock->faults([['match' => ['query' => ['page' => '2']], 'status' => 401, 'times' => -1]]);
$batches = client($mock->url, ['prefetch' => 0])->syncCalls(pageSize: 10)->batches(500);
$counts = [];
try {
	foreach ($batches as $batch) {
		$counts[] = count($batch);
	}
} catch (Skipcall\Exception\AuthenticationException $failure) {
	say(
		'unfinished',
		rows: $counts,
		same_checkpoint: $failure->getCheckpoint() === $batch->checkpoint,
		complete: $batch->isComplete(),
	);
}
say('not gone on', same_checkpoint: caught(fn () => $batches->next())->getCheckpoint() === $batch->checkpoint);
$mock->faults([]);
$batches->next();
say(
	'gone on',
	valid: $batches->valid(),
	key: $batches->key(),
	rows: count($batches->current()),
	complete: $batches->current()->isComplete(),
);

// What an exception carries: what its caller has.
$mock->faults([['status' => 401, 'times' => -1]]);
say('none', checkpoint: caught(fn () => ids($client->syncCalls()))->getCheckpoint());
say('begun with', same_checkpoint: caught(fn () => ids($client->syncCalls($checkpoint)))->getCheckpoint() === $checkpoint);
$mock->faults([]);
$sync = client($mock->url, ['prefetch' => 0])->syncCalls(pageSize: 10);
$sync->rewind();
$sync->next();
$given = $sync->getCheckpoint();
$mock->faults([['status' => 401, 'times' => -1]]);
say('given', thrown: caught(fn () => ids($sync, 100))->getMessage() !== '');
$thrown = caught(function () use ($sync) {
	while ($sync->valid()) {
		$sync->next();
	}
	$sync->next();
});
say('given', same_checkpoint: $thrown->getCheckpoint() === $given, the_iterator_is_ahead: $given !== $sync->getCheckpoint());
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
// Started afresh where that is asked for and the text is of no use; never with the checkpoint of other calls.
foreach ($refused as $name => $call) {
	$text = null;
	if (in_array($name, ['damaged', 'cut', 'version', 'foreign', 'empty'], true)) {
		$text = ['damaged' => substr($checkpoint, 0, -1) . '!', 'cut' => substr($checkpoint, 0, -3), 'version' => preg_replace('/\d+/', '99', $checkpoint, 1), 'foreign' => '{"page":2}', 'empty' => ''][$name];
		$sync = $client->syncCalls($text, onBadCheckpoint: 'restart');
		say("restart, $name", rows: count(ids($sync)), restarted: $sync->getReport()['restarted'], next_restarted: $client->syncCalls($sync->getCheckpoint())->getReport()['restarted']);
	}
}
say('restart, filters:', caught(fn () => $client->syncCalls($checkpoint, filters: ['type' => 'x'], onBadCheckpoint: 'restart'))->getMessage());
say('restart, workspaces:', caught(fn () => $client->syncCalls($checkpoint, workspaceIds: ['w1'], onBadCheckpoint: 'restart'))->getMessage());
say('restart, order:', caught(fn () => $client->syncCalls($checkpoint, by: 'updatedAt', onBadCheckpoint: 'restart'))->getMessage());
say('else:', caught(fn () => $client->syncCalls($checkpoint, onBadCheckpoint: 'ignore'))->getMessage());
say('else:', caught(fn () => $client->syncCalls($checkpoint, by: 'id'))->getMessage());
$mock->faults([['rows' => '[{"id":"foreign","createdAt":"2024-01-01T00:00:00.000Z","organizationId":"another"}]', 'times' => -1]]);
say('organisation:', caught(fn () => ids($client->syncCalls($checkpoint)))->getMessage());
$sync = $client->syncCalls($checkpoint, onBadCheckpoint: 'restart');
say('restart, organisation:', caught(fn () => ids($sync))->getMessage(), $sync->getReport()['rows']);
$mock->faults([]);

// Another key, another process; no key in it.
$sync = $client->syncCalls(pageSize: 10);
$before = ids($sync, 12);
$middle = $sync->getCheckpoint();
say('another key', rows: count(ids($client->withApiKey('sk_live_ok_rotated')->syncCalls($middle))));
Child::run(<<<'PHP'
	$sync = client($argv[1])->syncCalls($argv[2]);
	say('another process', rows: count(iterator_to_array($sync)), complete: $sync->isComplete());
	PHP, [$mock->url, $middle]);
say(key_inside: str_contains($middle, 'sk_'), printable: preg_match('/^[\x21-\x7e]+$/', $middle) === 1);

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
say(at_least_3_gaps: $sync->getReport()['gaps'] >= 3, up_to_1024_bytes: strlen($sync->getCheckpoint()) <= 1024);
?>
--EXPECT--
exact: 35
rows: 35, complete: true, stopReason: "complete"
again; rows: 0, few requests: true, complete: true
two more; rows: 2
batch; number: 0, rows: 15, complete: false, covered: true, iterated: 15
batch; number: 1, rows: 15, complete: false, covered: true, iterated: 15
batch; number: 2, rows: 5, complete: true, covered: true, iterated: 5
complete: "0000001"
unfinished; rows: [17], same checkpoint: true, complete: false
not gone on; same checkpoint: true
gone on; valid: true, key: 1, rows: 18, complete: true
none; checkpoint: null
begun with; same checkpoint: true
given; thrown: true
given; same checkpoint: true, the iterator is ahead: true
filters: InvalidArgumentException Skipcall\Client::syncCalls(): Argument #1 ($checkpoint) belongs to other filters or workspaceIds
workspaces: InvalidArgumentException Skipcall\Client::syncCalls(): Argument #1 ($checkpoint) belongs to other filters or workspaceIds
none: InvalidArgumentException Skipcall\Client::syncCalls(): Argument #1 ($checkpoint) belongs to other filters or workspaceIds
damaged: InvalidArgumentException Skipcall\Client::syncCalls(): Argument #1 ($checkpoint) is damaged: pass null to start afresh
cut: InvalidArgumentException Skipcall\Client::syncCalls(): Argument #1 ($checkpoint) is damaged: pass null to start afresh
longer: InvalidArgumentException Skipcall\Client::syncCalls(): Argument #1 ($checkpoint) is damaged: pass null to start afresh
version: InvalidArgumentException Skipcall\Client::syncCalls(): Argument #1 ($checkpoint) was written by another version of the extension: pass null to start afresh
foreign: InvalidArgumentException Skipcall\Client::syncCalls(): Argument #1 ($checkpoint) is not a checkpoint: pass null to start afresh
NUL: InvalidArgumentException Skipcall\Client::syncCalls(): Argument #1 ($checkpoint) is not a checkpoint: pass null to start afresh
long: InvalidArgumentException Skipcall\Client::syncCalls(): Argument #1 ($checkpoint) is not a checkpoint: pass null to start afresh
empty: InvalidArgumentException Skipcall\Client::syncCalls(): Argument #1 ($checkpoint) is not a checkpoint: pass null to start afresh
restart, damaged; rows: 35, restarted: true, next restarted: false
restart, cut; rows: 35, restarted: true, next restarted: false
restart, version; rows: 35, restarted: true, next restarted: false
restart, foreign; rows: 35, restarted: true, next restarted: false
restart, empty; rows: 35, restarted: true, next restarted: false
restart, filters: Skipcall\Client::syncCalls(): Argument #1 ($checkpoint) belongs to other filters or workspaceIds
restart, workspaces: Skipcall\Client::syncCalls(): Argument #1 ($checkpoint) belongs to other filters or workspaceIds
restart, order: Skipcall\Client::syncCalls(): Argument #1 ($checkpoint) is of a synchronisation by createdAt
else: Skipcall\Client::syncCalls(): Argument #10 ($onBadCheckpoint) must be "throw" or "restart"
else: Skipcall\Client::syncCalls(): Argument #9 ($by) must be "createdAt" or "updatedAt"
organisation: The checkpoint belongs to another organisation than the calls of this key
restart, organisation: The checkpoint belongs to another organisation than the calls of this key 0
another key; rows: 23
another process; rows: 23, complete: true
key inside: false, printable: true
at least 3 gaps: true, up to 1024 bytes: true
