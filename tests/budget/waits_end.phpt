--TEST--
A wait for the rate limit ends with a signal whose handler throws, costs next to no CPU time, and leaves nothing behind
--EXTENSIONS--
skipcall
--SKIPIF--
<?php
if (!extension_loaded("pcntl")) {
	die("skip no pcntl");
}
?>
--FILE--
<?php
require __DIR__ . '/../lifecycle/life.inc';
$mock = Mock::start(['rows' => 3, 'rate' => ['limit' => 2, 'window' => 60]]);
$options = ['rateLimitMaxWait' => 100];
$client = client($mock->url, $options);
$client->listCalls();
$client->listCalls();
pcntl_async_signals(true);
pcntl_signal(SIGUSR1, fn () => throw new RuntimeException('signal'));
/** Sends the signal to this process after a second. */
function later(): array
{
	return [proc_open(['sh', '-c', 'sleep 1; date +%s.%N; kill -USR1 ' . getmypid()], [1 => ['pipe', 'w']], $pipes), $pipes[1]];
}
foreach (['listCalls', 'listCallsAsync', 'get', 'waitAny'] as $method) {
	$began = microtime(true);
	$took = new Stopwatch();
	[$process, $pipe] = later();
	$e = caught(fn () => match ($method) {
		'listCalls' => $client->listCalls(),
		'listCallsAsync' => $client->listCallsAsync()->wait(),
		'get' => $client->get('/v1/echo'),
		'waitAny' => Skipcall\Client::waitAny([$client->listCallsAsync()]),
	});
	$ended = $took->own();
	$sent = (float) stream_get_contents($pipe) - $began;
	say($method, $e->getMessage(), $ended - $sent < 0.3 ? 'within 300 ms' : $ended - $sent);
	proc_close($process);
	unset($e); // its trace holds what was waited for
	say(transfers: Skipcall\Client::getPoolStats()['transfers']);
}
// An alarm that is set while the wait is on: the wait would outlive it.
$waiting = $client->listCallsAsync();
Skipcall\Client::waitAny([$waiting], 0.1);
pcntl_alarm(1);
$took = new Stopwatch();
$e = caught(fn () => $waiting->wait());
say(short($e), local: $e->isLocal(), in_time: within($took, 0.3));
pcntl_alarm(0);
unset($waiting, $e);

// Ten seconds of waiting: as many wakes as for a look at the signals four times a second, and beside it what sleeps as often.
const USED = 'return (fn ($r) => [$r["ru_nvcsw"], $r["ru_utime.tv_sec"] + $r["ru_stime.tv_sec"] + ($r["ru_utime.tv_usec"] + $r["ru_stime.tv_usec"]) / 1e6])(getrusage());';
$pending = $client->listCallsAsync();
$sleeper = new Child('
	$before = eval($argv[1]);
	for ($i = 0; $i < 40; $i++) {
		usleep(250000);
	}
	$after = eval($argv[1]);
	echo $after[1] - $before[1];
', [USED]);
$before = eval(USED);
Skipcall\Client::waitAny([$pending], 10);
[$wakes, $cpu] = array_map(fn ($after, $before) => $after - $before, eval(USED), $before);
ob_start();
$sleeper->end();
$reference = (float) ob_get_clean();
say(wakes: $wakes <= 45 ? '45 at most' : $wakes, cpu_time: $cpu <= 5 * $reference * (float) (getenv('SKIPCALL_PATIENCE') ?: 1) ? 'as one that sleeps' : [$cpu, $reference]);
fprintf(STDERR, '%s', getenv('SKIPCALL_SHOW') === '1' ? sprintf("CPU: %.2f ms, of the sleeper %.2f ms, %d wakes\n", $cpu * 1000, $reference * 1000, $wakes) : '');
$pending->cancel();
say(transfers: Skipcall\Client::getPoolStats()['transfers'], byStatus: $mock->stats()['byStatus']);
?>
--EXPECT--
listCalls signal within 300 ms
transfers: 0
listCallsAsync signal within 300 ms
transfers: 0
get signal within 300 ms
transfers: 0
waitAny signal within 300 ms
transfers: 0
RateLimitException; local: true, in time: true
wakes: "45 at most", cpu time: "as one that sleeps"
transfers: 0, byStatus: {"200":2}
