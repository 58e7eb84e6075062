--TEST--
A body that does not come to its end in time is a TimeoutException
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/../client/client.inc';
$mock = Mock::start();
$client = client($mock);
// Time enough for a head on this machine, and never for a whole body.
$timeout = ampleTimeout(fn () => $client->listCalls(), 0.2);
$mock->faults([['gzip' => false, 'drip' => ['bytes' => 1, 'every' => $timeout / 8]]]);
try {
	$client->withOptions(['timeout' => sprintf('%.3f', $timeout)])->listCalls();
} catch (Skipcall\Exception\TimeoutException $e) {
	say(status: $e->getStats()->status, has_body: $e->getStats()->bodyBytes > 0);
}
?>
--EXPECT--
status: 200, has body: true
