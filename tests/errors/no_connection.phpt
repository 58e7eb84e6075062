--TEST--
Nobody listens, or nobody has that name: a ConnectionException
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/caught.inc';
[$held, $port] = Service::holdPort();
foreach (["http://127.0.0.1:$port", 'https://host.invalid'] as $url) {
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
