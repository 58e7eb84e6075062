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
	var_dump($e->isRetryable(), $e->getCurlCode(), $e->getStats()->attempt, $e->getStats()->status);
}
var_dump($took->seconds() >= 0.2, within($took, 3));
echo count(client($mock)->listCalls()), " rows\n";
?>
--EXPECT--
No complete response within 0.200 seconds (timeout); 0 bytes of body had arrived
bool(true)
int(28)
int(1)
int(0)
bool(true)
bool(true)
10 rows
