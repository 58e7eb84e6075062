--TEST--
Nobody listens, or nobody has that name: a ConnectionException
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/caught.inc';
$socket = stream_socket_server('tcp://127.0.0.1:0');
$closed = stream_socket_get_name($socket, false);
fclose($socket);
foreach (["http://$closed", 'https://host.invalid'] as $url) {
	$client = new Skipcall\Client('sk_test_ok', ['baseUrl' => $url, 'maxRetries' => 0]);
	$failure = caught(fn () => $client->listCalls());
	say(short($failure), $failure->getCurlCode(), $failure->getCode(), $failure->isRetryable());
	$stats = $failure->getStats();
	say($stats->status, $stats->curlCode, $stats->httpVersion === '', $stats->connectionReused);
}
?>
--EXPECT--
ConnectionException 7 0 true
0 7 true false
ConnectionException 6 0 true
0 6 true false
