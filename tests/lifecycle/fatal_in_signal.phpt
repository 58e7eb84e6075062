--TEST--
A fatal error, or exit(), in a signal handler while calls wait leaves nothing behind that later calls trip over
--EXTENSIONS--
skipcall
pcntl
--FILE--
<?php
require __DIR__ . '/life.inc';
$code = sprintf('require %s;', var_export(__DIR__ . '/../client/double.inc', true)) . <<<'PHP'
	ini_set('display_errors', '0');
	ini_set('log_errors', '0');
	// Other frames where those of the calls were.
	function deep(int $n): void
	{
		$some = [2, 1];
		if ($n > 0) {
			usort($some, function () use ($n) { deep($n - 1); return 0; });
		}
	}
	$silent = stream_socket_server('tcp://127.0.0.1:0');
	$client = client('http://' . stream_socket_get_name($silent, false), ['timeout' => 30, 'prefetch' => 1]);
	$other = doubled(served(25));
	$kept = null;
	register_shutdown_function(function () {
		global $client, $other, $kept;
		deep(12);
		gc_collect_cycles();
		say(another_call: $other->countCalls(), kept: $kept !== null ? $kept() : null);
	});
	pcntl_async_signals(true);
	pcntl_signal(SIGALRM, fn () => $argv[1] === 'exit' ? exit : trigger_error('the end', E_USER_ERROR));
	PHP;
$waits = [
	'get' => 'pcntl_alarm(1); $client->get("/v1/calls");',
	'listCalls' => 'pcntl_alarm(1); $client->listCalls();',
	'wait' => '$p = $client->listCallsAsync(); $kept = fn () => $p->isReady(); pcntl_alarm(1); $p->wait();',
	'waitAny' => '$p = $client->listCallsAsync(); $kept = fn () => $p->isReady(); pcntl_alarm(1); $client->waitAny([$p]);',
	'iterateCalls' => '$rows = $client->iterateCalls(); $kept = fn () => $rows->isReady(); pcntl_alarm(1); $rows->valid();',
	'batches' => '$sync = $client->syncCalls(); $kept = fn () => strlen($sync->getCheckpoint()) > 20 && !$sync->isComplete(); pcntl_alarm(1); $sync->batches()->valid();',
	'get in a hook' => 'pcntl_alarm(1); doubled(fn () => $client->get("/v1/calls"))->get("/v1/calls");',
];
$children = [];
foreach ($waits as $name => $wait) {
	foreach (['exit', 'fatal error'] as $end) {
		$children["$name, $end"] = new Child($code . $wait, [$end]);
	}
}
foreach ($children as $name => $child) {
	echo $name, ': ';
	$child->end();
}
?>
--EXPECT--
get, exit: another call: 25, kept: null
get, fatal error: another call: 25, kept: null
exit code 255
listCalls, exit: another call: 25, kept: null
listCalls, fatal error: another call: 25, kept: null
exit code 255
wait, exit: another call: 25, kept: false
wait, fatal error: another call: 25, kept: false
exit code 255
waitAny, exit: another call: 25, kept: false
waitAny, fatal error: another call: 25, kept: false
exit code 255
iterateCalls, exit: another call: 25, kept: false
iterateCalls, fatal error: another call: 25, kept: false
exit code 255
batches, exit: another call: 25, kept: true
batches, fatal error: another call: 25, kept: true
exit code 255
get in a hook, exit: another call: 25, kept: null
get in a hook, fatal error: another call: 25, kept: null
exit code 255
