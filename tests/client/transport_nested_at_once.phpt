--TEST--
A request that a transport makes does not wait for the answer that only this transport can give
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/client.inc';
$slept = 0;
$depth = 0;
$client = doubled(function () use (&$client, &$depth) {
	return $depth++ === 0 ? answer([row(1)], ['total' => $client->countCalls()]) : answer([row(1)], ['total' => 7]);
}, ['sleep' => function () use (&$slept) { $slept++; }]);
echo 'total: ', $client->countCalls(), ', really waited: ', Skipcall\Client::getPoolStats()['secondsWaited'], ', pretended: ', $slept, "\n";
$client = null;
?>
--EXPECT--
total: 7, really waited: 0, pretended: 0
