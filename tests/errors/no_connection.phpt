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
	say(short($failure), curlCode: $failure->getCurlCode(), code: $failure->getCode(), retryable: $failure->isRetryable());
	$stats = $failure->getStats();
	say(
		status: $stats->status,
		curlCode: $stats->curlCode,
		no_httpVersion: $stats->httpVersion === '',
		connectionReused: $stats->connectionReused,
	);
}
?>
--EXPECT--
ConnectionException; curlCode: 7, code: 0, retryable: true
status: 0, curlCode: 7, no httpVersion: true, connectionReused: false
ConnectionException; curlCode: 6, code: 0, retryable: true
status: 0, curlCode: 6, no httpVersion: true, connectionReused: false
