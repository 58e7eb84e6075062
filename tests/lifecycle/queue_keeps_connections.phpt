--TEST--
Over HTTP/1.1 with TLS, requests that wait for a free connection go on those that are there, while others are still under way
--EXTENSIONS--
skipcall
--SKIPIF--
<?php
require __DIR__ . '/../server/nginx.inc';
if (Nginx::missing() !== null) {
	die('skip ' . Nginx::missing());
}
?>
--FILE--
<?php
require __DIR__ . '/life.inc';
$mock = Mock::start(['rows' => 500, 'rate' => ['headers' => false, 'enforce' => false]]);
$nginx = Nginx::start($mock->url, ['http2' => false]);
$many = [];
$rows = 0;
for ($round = 0; $round < 12; $round++) {
	$mock->faults([['delay' => 0.05, 'times' => 20]]);
	$seen = count($nginx->log());
	$client = new Skipcall\Client("sk_test_ok_$round", ['baseUrl' => $nginx->url, 'caFile' => $nginx->caFile, 'maxRetries' => 0]);
	$pending = array_map(fn ($page) => $client->listCallsAsync($page), range(1, 20));
	foreach ($pending as $one) {
		$rows += count($one->wait());
	}
	$connections = count(array_unique(array_column(array_slice($nginx->log(), $seen), 'connection')));
	if ($connections > 8) {
		$many[] = $connections;
	}
	Skipcall\Client::closeIdleConnections();
}
say(rows: $rows, more_than_8_connections: $many);
?>
--EXPECT--
rows: 2400, more than 8 connections: []
