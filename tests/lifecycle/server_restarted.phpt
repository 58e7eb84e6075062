--TEST--
A server that was restarted on the same address costs no request
--EXTENSIONS--
skipcall
--SKIPIF--
<?php
require __DIR__ . "/../server/nginx.inc";
if (Nginx::missing() !== null) {
	die("skip " . Nginx::missing());
}
?>
--FILE--
<?php
require __DIR__ . '/life.inc';
$mock = Mock::start(['rows' => 3]);
foreach ([true, false] as $http2) {
	$nginx = Nginx::start($mock->url, ['http2' => $http2]);
	$client = client($nginx->url, ['caFile' => $nginx->caFile, 'maxRetries' => 0]);
	$client->listCalls();
	$nginx->restart();
	$stats = $client->listCalls()->stats;
	say(attempt: $stats->attempt, connectionReused: $stats->connectionReused, requests: count($nginx->log()));
}
?>
--EXPECT--
attempt: 1, connectionReused: false, requests: 2
attempt: 1, connectionReused: false, requests: 2
