--TEST--
maxRetries counts what follows the first attempt
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/client.inc';
$mock = Mock::start();
foreach ([0, 1, 2, 5] as $retries) {
	$mock->reset();
	$mock->faults([['status' => 503, 'times' => -1]]);
	try {
		client($mock, ['maxRetries' => $retries, 'sleep' => fn () => null])->listCalls();
	} catch (Skipcall\Exception\ServerException $e) {
		echo "$retries: ", $mock->stats()['requests'], ' requests, attempt ', $e->getStats()->attempt, "\n";
	}
}
?>
--EXPECT--
0: 1 requests, attempt 1
1: 2 requests, attempt 2
2: 3 requests, attempt 3
5: 6 requests, attempt 6
