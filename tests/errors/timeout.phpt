--TEST--
An answer that takes longer than timeout: late, slow, or stuck after its first line
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/caught.inc';
$mock = Mock::start(['rows' => 3]);
$client = new Skipcall\Client('sk_test_ok', ['baseUrl' => $mock->url, 'timeout' => 0.2]);
$faults = [
	'delay' => ['delay' => 10],
	'head' => ['headDelay' => 10],
	'drip' => ['drip' => ['bytes' => 1, 'every' => 0.02]],
];
foreach ($faults as $name => $fault) {
	$mock->faults([$fault]);
	$took = new Stopwatch();
	$failure = caught(fn () => $client->listCalls());
	say(
		$name,
		short($failure),
		curlCode: $failure->getCurlCode(),
		retryable: $failure->isRetryable(),
		in_time: $took->seconds() >= 0.19 && within($took, 2),
	);
	say(preg_replace('/\d+ bytes/', 'N bytes', $failure->getMessage()));
	say(attempt: $failure->getStats()->attempt, took_the_timeout: $failure->getStats()->total >= 0.19);
}
say(requests: $mock->stats()['requests']);
say(rows: count($client->withOptions(['timeout' => 30])->listCalls()));
?>
--EXPECT--
delay TimeoutException; curlCode: 28, retryable: true, in time: true
No complete response within 0.200 seconds (timeout); N bytes of body had arrived
attempt: 1, took the timeout: true
head TimeoutException; curlCode: 28, retryable: true, in time: true
No complete response within 0.200 seconds (timeout); N bytes of body had arrived
attempt: 1, took the timeout: true
drip TimeoutException; curlCode: 28, retryable: true, in time: true
No complete response within 0.200 seconds (timeout); N bytes of body had arrived
attempt: 1, took the timeout: true
requests: 3
rows: 3
