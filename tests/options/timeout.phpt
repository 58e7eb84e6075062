--TEST--
An answer that takes longer than the timeout is a TimeoutException, at once and without another attempt
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/../client/client.inc';
$mock = Mock::start();
$mock->faults([['delay' => 5]]);
$took = new Stopwatch();
try {
	client($mock, ['timeout' => 0.2])->listCalls();
} catch (Skipcall\Exception\TimeoutException $e) {
	echo $e->getMessage(), "\n";
	say(
		retryable: $e->isRetryable(),
		curlCode: $e->getCurlCode(),
		attempt: $e->getStats()->attempt,
		status: $e->getStats()->status,
	);
}
say(waited_for_the_timeout: $took->seconds() >= 0.2, in_time: within($took, 3));
echo count(client($mock)->listCalls()), " rows\n";
?>
--EXPECT--
No complete response within 0.200 seconds (timeout); 0 bytes of body had arrived
retryable: true, curlCode: 28, attempt: 1, status: 0
waited for the timeout: true, in time: true
10 rows
