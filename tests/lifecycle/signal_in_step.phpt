--TEST--
What a signal handler throws while a request waits for its server comes out of the call that waits, whichever it is
--EXTENSIONS--
skipcall
pcntl
--FILE--
<?php
require __DIR__ . '/life.inc';
require __DIR__ . '/../client/double.inc';
pcntl_async_signals(true);
$thrown = fn () => throw new RuntimeException('signal');
// Each connection's first request is answered by a signal, and nothing else, until the connection is closed.
$server = stream_socket_server('tcp://127.0.0.1:0');
$url = 'http://' . stream_socket_get_name($server, false);
$parent = getmypid();
$pid = pcntl_fork();
if ($pid === 0) {
	while (true) {
		$connection = @stream_socket_accept($server, 100) ?: exit;
		while (!str_contains($head ??= '', "\r\n\r\n") && !feof($connection)) {
			$head .= fread($connection, 8192);
		}
		exec("kill -USR1 $parent");
		stream_get_contents($connection);
		fclose($connection);
		unset($head);
	}
}
fclose($server);
$client = client($url, ['timeout' => 30, 'connectTimeout' => 30, 'prefetch' => 1]);
$other = doubled(served(3));
$loop = function (iterable $rows) {
	foreach ($rows as $row) {
	}
};
$calls = [
	'get' => fn () => $client->get('/v1/calls'),
	'listCalls' => fn () => $client->listCalls(),
	'countCalls' => fn () => $client->countCalls(),
	'countCalls between dates' => fn () => $client->countCalls(since: '2024-01-01T00:00:00Z'),
	'wait' => fn () => $client->listCallsAsync()->wait(),
	'waitAny' => fn () => Skipcall\Client::waitAny([$client->listCallsAsync()]),
	'iterateCalls' => fn () => $loop($client->iterateCalls()),
	'iterateCalls with dates' => fn () => $loop($client->iterateCalls(since: '2024-01-01T00:00:00Z')),
	'syncCalls' => fn () => $loop($client->syncCalls()),
	'batches' => fn () => $loop($client->syncCalls()->batches()),
	'get in a fiber' => fn () => (new Fiber(fn () => $client->get('/v1/calls')))->start(),
	'get in a hook' => fn () => doubled(fn () => $client->get('/v1/calls'))->get('/v1/calls'),
];
foreach ($calls as $name => $call) {
	pcntl_signal(SIGUSR1, $thrown);
	$failure = caught($call);
	$said = [short($failure), $failure->getMessage()];
	unset($failure); // its trace holds what was waited for
	gc_collect_cycles();
	say($name, ...$said, ...['openConnections' => Skipcall\Client::getPoolStats()['openConnections'], 'then' => $other->countCalls()]);
}

// The handler asks, too, and its own failure is what comes out, as it is.
pcntl_signal(SIGUSR1, fn () => doubled(fn () => ['status' => 404, 'body' => '{}'])->get('/v1/calls'));
say('get in the handler', short(caught(fn () => $client->get('/v1/calls'))), then: $other->countCalls());

// A page that its handler waits for as well.
$pending = $client->listCallsAsync();
pcntl_signal(SIGUSR1, function () use (&$pending, $thrown) {
	pcntl_signal(SIGUSR1, SIG_IGN);
	$pending->cancel();
	short(caught(fn () => $pending->wait())) === 'TransportException' ? $thrown() : null;
});
say('wait in the handler', caught(fn () => $pending->wait())->getMessage(), then: short(caught(fn () => $pending->wait())));
exec("kill -KILL $pid"); // an end by SIGTERM has valgrind tell what PHP itself has not freed
pcntl_waitpid($pid, $status);
?>
--EXPECT--
get RuntimeException signal; openConnections: 0, then: 3
listCalls RuntimeException signal; openConnections: 0, then: 3
countCalls RuntimeException signal; openConnections: 0, then: 3
countCalls between dates RuntimeException signal; openConnections: 0, then: 3
wait RuntimeException signal; openConnections: 0, then: 3
waitAny RuntimeException signal; openConnections: 0, then: 3
iterateCalls RuntimeException signal; openConnections: 0, then: 3
iterateCalls with dates RuntimeException signal; openConnections: 0, then: 3
syncCalls RuntimeException signal; openConnections: 0, then: 3
batches RuntimeException signal; openConnections: 0, then: 3
get in a fiber RuntimeException signal; openConnections: 0, then: 3
get in a hook TransportException The transport threw RuntimeException: signal; openConnections: 0, then: 3
get in the handler NotFoundException; then: 3
wait in the handler signal; then: "TransportException"
