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
	say(status: $e->getStats()->status, has_body: $e->getStats()->bodyBytes > 0);
}
?>
--EXPECT--
status: 200, has body: true
