--TEST--
A synchronisation bears callbacks that use it, throw or exit, signals, fibers, clones, cycles and being thrown away in the middle
--EXTENSIONS--
skipcall
--SKIPIF--
<?php
if (!extension_loaded('pcntl')) {
	die('skip no pcntl');
}
?>
--FILE--
<?php
require __DIR__ . '/sync.inc';
$mock = unlimited(['rows' => 600]);
$all = newest($mock);
sort($all);
function same(array $ids): bool
{
	sort($ids);
	return $ids === $GLOBALS['all'];
}

// Callbacks that use what waits for them.
foreach (['next', 'current', 'key', 'valid', 'rewind', 'count', 'isReady', 'getCheckpoint', 'getReport', 'isComplete', 'batches'] as $method) {
	$sync = $said = null;
	$client = client($mock->url, ['onStats' => function () use (&$sync, &$said, $method) {
		$said ??= caught(fn () => $sync->$method())->getMessage();
	}]);
	$sync = $client->syncCalls();
	$ids = ids($sync);
	if (!same($ids) || $said !== 'This CallSync waits for a page: its own callbacks cannot use it') {
		say($method, count($ids), $said);
	}
}
foreach (['next', 'current', 'key', 'valid', 'rewind'] as $method) {
	$batches = $said = null;
	$client = client($mock->url, ['onStats' => function () use (&$batches, &$said, $method) {
		$said ??= caught(fn () => $batches->$method())->getMessage();
	}]);
	$batches = $client->syncCalls()->batches(70);
	$ids = [];
	foreach ($batches as $batch) {
		array_push($ids, ...array_column($batch->rows, 'id'));
	}
	say('batches', $method, all_rows: same($ids), said: $said);
}

// Exceptions of callbacks and of the loop body; gone on by hand.
foreach (['onStats', 'onRequest'] as $hook) {
	$count = 0;
	$client = client($mock->url, [$hook => function () use (&$count) {
		if (++$count % 3 === 0) {
			throw new RuntimeException('hook');
		}
		return $GLOBALS['hook'] === 'onRequest' ? [] : null;
	}]);
	$sync = $client->syncCalls(pageSize: 100);
	$ids = [];
	$thrown = 0;
	while (!$sync->isComplete()) {
		try {
			if ($sync->valid()) {
				$ids[] = $sync->key();
			}
			$sync->next();
		} catch (RuntimeException) {
			$thrown++;
		}
	}
	say($hook, thrown_more_than_once: $thrown > 1, all_rows: same($ids));
}
$sync = client($mock->url)->syncCalls();
$ids = [];
try {
	foreach ($sync as $id => $row) {
		$ids[] = $id;
		if (count($ids) === 150) {
			throw new RuntimeException('body');
		}
	}
} catch (RuntimeException $thrown) {
	say($thrown->getMessage(), caught(function () use ($sync) {
		foreach ($sync as $row) {
		}
	})->getMessage());
	for ($sync->next(); $sync->valid(); $sync->next()) {
		$ids[] = $sync->key();
	}
}
say('gone on', all_rows: same($ids));
$batches = client($mock->url)->syncCalls()->batches(100);
foreach ($batches as $batch) {
	if ($batches->key() === 1) {
		break;
	}
}
say('batches once', caught(fn () => $batches->rewind())->getMessage());

// A signal handler that throws in next().
pcntl_async_signals(true);
pcntl_signal(SIGALRM, fn () => throw new RuntimeException('alarm'));
$sync = client($mock->url, ['prefetch' => 0])->syncCalls();
$ids = [];
foreach ($sync as $id => $row) {
	$ids[] = $id;
	if (count($ids) === 100) {
		break;
	}
}
$mock->faults([['delay' => 3, 'times' => -1]]);
pcntl_alarm(1);
$thrown = [];
try {
	for ($sync->next(); $sync->valid(); $sync->next()) {
		$ids[] = $sync->key();
	}
} catch (RuntimeException $failure) {
	$thrown[] = $failure->getMessage();
}
$mock->faults([]);
for ($sync->next(); $sync->valid(); $sync->next()) {
	$ids[] = $sync->key();
}
say('signal', thrown: $thrown, all_rows: same($ids));

// What cannot be done with the objects.
$sync = client($mock->url)->syncCalls();
$batches = $sync->batches();
foreach ([$sync, $batches] as $object) {
	say(caught(fn () => clone $object)->getMessage(), '|', caught(fn () => serialize($object))->getMessage());
	say(caught(fn () => new ($object::class))->getMessage(), '|', caught(fn () => $object->x = 1)->getMessage());
	say(short(caught(fn () => (new ReflectionClass($object))->newInstanceWithoutConstructor())));
}
// Without its client; two of them side by side; one in another; in a generator.
$client = client($mock->url);
$sync = $client->syncCalls();
unset($client);
say('no client', all_rows: same(ids($sync)));
$one = client($mock->url)->syncCalls(pageSize: 50);
$two = client($mock->url)->syncCalls(pageSize: 30);
$ids = [[], []];
while ($one->valid() || $two->valid()) {
	foreach ([$one, $two] as $i => $sync) {
		if ($sync->valid()) {
			$ids[$i][] = $sync->key();
			$sync->next();
		}
	}
}
say('side by side', all_rows: [same($ids[0]), same($ids[1])]);
$inner = 0;
foreach (client($mock->url)->syncCalls() as $row) {
	if ($inner++ < 2) {
		say('inner', all_rows: same(ids(client($mock->url)->syncCalls())));
	}
}
$generate = fn () => yield from client($mock->url)->syncCalls();
say('generator', all_rows: same(array_keys(iterator_to_array($generate()))));

// count(), isReady() and waitAny(): true only when next() does not wait. The first answer comes after five requests, of which
// the iterator sends two at most.
$mock->reset();
$mock->faults([['arrived' => 5, 'match' => ['query' => ['limit' => '50']]], ['delay' => 0.05, 'times' => -1, 'match' => ['query' => ['limit' => '50']]]]);
$sync = client($mock->url, ['prefetch' => 2])->syncCalls(pageSize: 50);
$slow = 0;
for ($early = $i = 0; $i < 21; $i++) {
	$early += $sync->isReady() ? 1 : 0;
	usleep(1000);
}
for ($i = 0; $i < 4; $i++) {
	client($mock->url)->listCalls(limit: 1);
}
$ids = [];
while (true) {
	while (!$sync->isReady()) {
		usleep(1000);
	}
	$took = new Stopwatch();
	$ids === [] ? $sync->rewind() : $sync->next();
	$slow += within($took, 0.03) ? 0 : 1;
	if (!$sync->valid()) {
		break;
	}
	$ids[] = $sync->key();
}
say('ready', all_rows: same($ids), ready_without_an_answer: $early, waits_in_next: $slow, counted: count($sync));
$mock->faults([]);
say('waitAny', Skipcall\Client::waitAny(['sync' => client($mock->url)->syncCalls()], 10));
$sync = client($mock->url)->syncCalls();
ids($sync);
$report = $sync->getReport();
say('report', rows: $report['rows'], repeats: $report['repeats'], requests_at_most_9: $report['requests'] <= 9, retries: $report['retries'], gaps: $report['gaps'], total: $report['total']);

// A fiber that is suspended in a callback, and one that is never gone on with.
foreach ([true, false] as $resumed) {
	$sync = client($mock->url, ['onStats' => fn () => Fiber::getCurrent() !== null ? Fiber::suspend() : null])->syncCalls();
	$fiber = new Fiber(fn () => ids($sync));
	$fiber->start();
	say('fiber', caught(fn () => $sync->next())->getMessage());
	while ($resumed && !$fiber->isTerminated()) {
		$fiber->resume();
	}
	$resumed ? say('resumed', all_rows: same($fiber->getReturn())) : say('left');
	unset($fiber);
	gc_collect_cycles();
	$ids = [];
	for ($sync->next(); $sync->valid(); $sync->next()) {
		$ids[] = $sync->key();
	}
	$resumed ? say('used again', no_row: $ids === []) : say('used again', all_rows: same($ids));
}

// Cycles: options that hold the synchronisation, in every state.
$destroyed = 0;
final class Witness
{
	public mixed $sync = null;
	public function __destruct()
	{
		$GLOBALS['destroyed']++;
	}
}
foreach ([0, 1, 150, 600] as $rows) {
	$witness = new Witness();
	$witness->sync = client($mock->url, ['onStats' => function () use ($witness) {
	}])->syncCalls();
	$rows > 0 && ids($witness->sync, $rows);
	$other = new Witness();
	$other->sync = client($mock->url, ['onStats' => function () use ($other) {
	}])->syncCalls()->batches(10);
	$rows > 0 && $other->sync->next();
	unset($witness, $other);
}
gc_collect_cycles();
say(destroyed: $destroyed);

// The last reference goes inside its own callback.
$sync = client($mock->url, ['onStats' => function () use (&$sync) {
	$sync = null;
}])->syncCalls();
$sync->isReady();
for ($i = 0; $i < 50 && $sync !== null; $i++) {
	client($mock->url)->countCalls();
}
say(gone: $sync === null);

// exit() in a callback, a fatal error in one, and thrown away at the end of the program.
foreach (['exit' => 'exit("leaving\n");', 'fatal' => 'trigger_error("fatal", E_USER_ERROR);', 'left' => ''] as $name => $code) {
	Child::run('$n = $rows = 0; $sync = client($argv[1], ["prefetch" => 4, "onStats" => function () use (&$n) { if (++$n === 4) { ' . $code . ' } }])->syncCalls(pageSize: 50);
		register_shutdown_function(function () use ($sync) { try { say("shutdown", checkpoint: strlen($sync->getCheckpoint()) > 20); } catch (Error $e) { say("shutdown", $e->getMessage()); } });
		foreach ($sync as $row) { if (++$rows === 320) { break; } }', [$mock->url], ['{skipcall}', 'display_errors=0', 'log_errors=0', 'error_reporting=0']);
	say($name);
}
?>
--EXPECT--
batches next; all rows: true, said: "This CallSync waits for a page: its own callbacks cannot use it"
batches current; all rows: true, said: "This CallSync waits for a page: its own callbacks cannot use it"
batches key; all rows: true, said: "This CallSync waits for a page: its own callbacks cannot use it"
batches valid; all rows: true, said: "This CallSync waits for a page: its own callbacks cannot use it"
batches rewind; all rows: true, said: "This CallSync waits for a page: its own callbacks cannot use it"
onStats; thrown more than once: true, all rows: true
onRequest; thrown more than once: true, all rows: true
body A CallSync is read once: call syncCalls() with its checkpoint to go on
gone on; all rows: true
batches once Batches are read once: call syncCalls() with their checkpoint to go on
signal; thrown: ["alarm"], all rows: true
Trying to clone an uncloneable object of class Skipcall\CallSync | Serialization of 'Skipcall\CallSync' is not allowed
Call to private Skipcall\CallSync::__construct() from global scope | Cannot create dynamic property Skipcall\CallSync::$x
ReflectionException
Trying to clone an uncloneable object of class Skipcall\CallBatches | Serialization of 'Skipcall\CallBatches' is not allowed
Call to private Skipcall\CallBatches::__construct() from global scope | Cannot create dynamic property Skipcall\CallBatches::$x
ReflectionException
no client; all rows: true
side by side; all rows: [true,true]
inner; all rows: true
inner; all rows: true
generator; all rows: true
ready; all rows: true, ready without an answer: 0, waits in next: 0, counted: 600
waitAny sync
report; rows: 600, repeats: 34, requests at most 9: true, retries: 0, gaps: 0, total: 600
fiber This CallSync waits for a page: its own callbacks cannot use it
resumed; all rows: true
used again; no row: true
fiber This CallSync waits for a page: its own callbacks cannot use it
left
used again; all rows: true
destroyed: 8
gone: true
leaving
shutdown; checkpoint: true
exit
shutdown; checkpoint: true
exit code 255
fatal
shutdown; checkpoint: true
left
