--TEST--
A server that does not take the connection, or never answers the TLS handshake: connectTimeout
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/caught.inc';
function tried(string $url): void
{
	$client = new Skipcall\Client('sk_test_ok', [
		'baseUrl' => $url, 'connectTimeout' => 0.3, 'maxRetries' => 0,
	]);
	$took = new Stopwatch();
	$failure = caught(fn () => $client->listCalls());
	say(short($failure), $failure->getMessage());
	say(
		curlCode: $failure->getCurlCode(),
		retryable: $failure->isRetryable(),
		status: $failure->getStats()->status,
		in_time: $took->seconds() >= 0.29 && within($took, 2),
	);
}

// Nobody accepts; the kernel does so until its queue is full, and then leaves newcomers waiting.
$full = stream_socket_server('tcp://127.0.0.1:0', context: stream_context_create(['socket' => ['backlog' => 1]]));
$address = stream_socket_get_name($full, false);
$waiting = [];
for ($i = 0; $i < 8; $i++) {
	$waiting[] = stream_socket_client("tcp://$address", flags: STREAM_CLIENT_ASYNC_CONNECT);
}
tried("http://$address");

$silent = stream_socket_server('tcp://127.0.0.1:0');
tried('https://' . stream_socket_get_name($silent, false));
?>
--EXPECT--
TimeoutException No connection within 0.300 seconds (connectTimeout)
curlCode: 28, retryable: true, status: 0, in time: true
TimeoutException No connection within 0.300 seconds (connectTimeout)
curlCode: 28, retryable: true, status: 0, in time: true
