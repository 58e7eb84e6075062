--TEST--
The sleep callback may make a request itself
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/client.inc';
$mock = Mock::start(['rows' => 3]);
$client = client($mock);
$mock->faults([['status' => 503]]);
$client = $client->withOptions(['sleep' => function () use ($client) {
	say(calls_meanwhile: $client->countCalls());
}]);
say(calls: $client->countCalls());
?>
--EXPECT--
calls meanwhile: 3
calls: 3
