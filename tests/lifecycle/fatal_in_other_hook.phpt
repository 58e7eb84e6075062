--TEST--
A fatal error in a hook of one request, while a call of another client waits, leaves nothing behind that later calls trip over
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/life.inc';
// What is asked for, how its hook ends, and who waits meanwhile.
$deep = <<<'PHP'
	require %s;
	// Other frames where those of the calls were.
	function deep(int $n): void
	{
		$some = [2, 1];
		if ($n > 0) {
			usort($some, function () use ($n) { deep($n - 1); return 0; });
			preg_replace_callback('/a/', fn () => 'b', 'aaa');
		}
	}
	$refused = ['status' => 503, 'headers' => ['Retry-After' => '0'], 'body' => ''];
	$end = fn () => trigger_error('the end', E_USER_ERROR);
	$n = 0;
	$late = function () use (&$n, $refused, $end) { return $n++ === 0 ? $refused : $end(); };
	$other = doubled(served(25));
	register_shutdown_function(function () {
		global $other, $kept;
		deep(12);
		usleep(1000); // what was due is due now
		foreach ($kept ?? [] as $name => $do) {
			try {
				$said = json_encode($do());
			} catch (Throwable $e) {
				$said = $e::class;
			}
			echo "$name: $said\n";
		}
		echo 'another call: ', $other->countCalls(), "\n";
	});
	PHP;
$deep = sprintf($deep, var_export(__DIR__ . '/../client/double.inc', true));
$codes = [
	'transport' => '$b = doubled($late, ["sleep" => fn () => null]);',
	'onRequest' => '$b = doubled(served(3), ["onRequest" => $end]);',
	'onStats' => '$b = doubled(served(3), ["onStats" => $end]);',
	'onWait' => '$b = doubled($late, ["onWait" => $end]);',
	'sleep' => '$b = doubled($late, ["sleep" => $end]);',
	'logger' => '$b = doubled(served(3), ["logger" => new class($end) { function __construct(private $end) {} function log() { ($this->end)(); } }]);',
	'rateLimiter' => '$b = doubled(served(3), ["rateLimiter" => new class($end) implements Skipcall\RateLimiter {
		function __construct(private $end) {}
		function acquire(string $bucket, int $reserve): float { ($this->end)(); }
		function observe(string $bucket, Skipcall\RateLimit $limit): void {} }]);',
];
$waits = [
	'listCalls' => '$a->listCalls();',
	'countCalls' => '$a->countCalls(since: "2024-03-01T09:00:00.000Z");',
	'get' => '$a->get("/v1/calls");',
	'iterate' => '$rows = $a->iterateCalls(); $kept = ["rows" => fn () => $rows->valid()]; foreach ($rows as $row);',
	'iterate since' => '$rows = $a->iterateCalls(since: "2024-03-01T09:00:00.000Z"); $kept = ["rows" => fn () => $rows->valid()]; foreach ($rows as $row);',
	'sync' => '$sync = $a->syncCalls(); $kept = ["checkpoint" => fn () => strlen($sync->getCheckpoint()) > 20, "complete" => fn () => $sync->isComplete()]; foreach ($sync as $row);',
	'wait' => '$q = $a->listCallsAsync(); $kept = ["page" => fn () => $q->wait()]; $q->wait();',
	'waitAny' => '$q = $a->listCallsAsync(); $kept = ["ready" => fn () => $q->isReady()]; $a->waitAny([$q]);',
];
function ended(string $what, string $code): void
{
	global $deep;
	// Without what newer PHPs say besides.
	$child = new Child($deep . $code, [], ['{skipcall}', 'fatal_error_backtraces=0', 'error_reporting=' . (E_ALL & ~E_DEPRECATED)]);
	$output = stream_get_contents($child->pipes[1]);
	$code = proc_close((fn () => $this->process)->call($child));
	$after = trim(preg_replace('/.*?Fatal error: the end in .*?on line \d+\s*/s', '', $output));
	echo $what, ': ', str_contains($output, 'Fatal error: the end') ? 'ended' : "not ended: $output", ', code ', $code, ', then ', strtr($after, "\n", ', '), "\n";
}
foreach ($codes as $hook => $make) {
	ended($hook, '$a = doubled(fn () => $refused); ' . $make . ' $p = $b->listCallsAsync(); $a->listCalls();');
}
foreach ($waits as $wait => $do) {
	ended($wait, '$a = doubled(fn () => $refused); ' . $codes['onStats'] . ' $p = $b->listCallsAsync(); ' . $do);
}
// Its own hook, and what a handler does while something waits.
ended('its own', '$a = doubled($end); $a->listCalls();');
ended('pending', '$a = doubled($end); $p = $a->listCallsAsync(); $kept = ["page" => fn () => $p->wait()]; $p->wait();');
ended('rows', '$a = doubled($end); $rows = $a->iterateCalls(); $kept = ["rows" => fn () => $rows->valid()]; $rows->rewind();');
?>
--EXPECT--
transport: ended, code 255, then another call: 25
onRequest: ended, code 255, then another call: 25
onStats: ended, code 255, then another call: 25
onWait: ended, code 255, then another call: 25
sleep: ended, code 255, then another call: 25
logger: ended, code 255, then another call: 25
rateLimiter: ended, code 255, then another call: 25
listCalls: ended, code 255, then another call: 25
countCalls: ended, code 255, then another call: 25
get: ended, code 255, then another call: 25
iterate: ended, code 255, then rows: Skipcall\Exception\ServerException,another call: 25
iterate since: ended, code 255, then rows: Skipcall\Exception\ServerException,another call: 25
sync: ended, code 255, then checkpoint: true,complete: false,another call: 25
wait: ended, code 255, then page: Skipcall\Exception\ServerException,another call: 25
waitAny: ended, code 255, then ready: true,another call: 25
its own: ended, code 255, then another call: 25
pending: ended, code 255, then page: Skipcall\Exception\TransportException,another call: 25
rows: ended, code 255, then rows: Skipcall\Exception\TransportException,another call: 25
