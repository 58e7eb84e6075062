--TEST--
A connection that nobody accepts is a TimeoutException after connectTimeout
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/../client/client.inc';
$server = stream_socket_server('tcp://127.0.0.1:0', $code, $message,
	STREAM_SERVER_BIND | STREAM_SERVER_LISTEN,
	stream_context_create(['socket' => ['backlog' => 1]]));
$address = stream_socket_get_name($server, false);
$waiting = [];
for ($i = 0; $i < 8; $i++) {
	// They fill the queue of connections; nobody takes them out of it.
	$waiting[] = @stream_socket_client("tcp://$address", $code, $message, 1,
		STREAM_CLIENT_CONNECT | STREAM_CLIENT_ASYNC_CONNECT);
}
$took = new Stopwatch();
try {
	(new Skipcall\Client('sk_test_ok', ['baseUrl' => "http://$address", 'connectTimeout' => 0.2,
		'maxRetries' => 0]))->listCalls();
} catch (Skipcall\Exception\TimeoutException $e) {
	echo $e->getMessage(), "\n";
	say(retryable: $e->isRetryable());
}
say(in_time: within($took, 5));
?>
--EXPECT--
No connection within 0.200 seconds (connectTimeout)
retryable: true
in time: true
