--TEST--
Headers are changed as a whole, not one by one
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/client.inc';
$mock = Mock::start();
$client = client($mock, ['headers' => ['X-A' => '1',
	'X-B' => '2']])->withOptions(['headers' => ['X-C' => '3']]);
$client->listCalls();
say(headers: array_intersect_key($mock->lastHeaders(), ['x-a' => 0, 'x-b' => 0, 'x-c' => 0]));
?>
--EXPECT--
headers: {"x-c":"3"}
