--TEST--
A body that does not come to its end in time is a TimeoutException
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/../client/client.inc';
$mock = Mock::start();
$mock->faults([['gzip' => false, 'drip' => ['bytes' => 10, 'every' => 0.05]]]);
try {
	client($mock, ['timeout' => '0.2'])->listCalls();
} catch (Skipcall\Exception\TimeoutException $e) {
	var_dump($e->getStats()->status, $e->getStats()->bodyBytes > 0);
}
?>
--EXPECT--
int(200)
bool(true)
