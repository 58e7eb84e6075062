--TEST--
After a timeout on a connection that was kept, the next request opens a new one and succeeds
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/caught.inc';
$mock = Mock::start(['rows' => 3]);
$client = new Skipcall\Client('sk_test_ok', ['baseUrl' => $mock->url, 'maxRetries' => 0]);
$client->listCalls();
$mock->faults([['delay' => 10]]);
say(short(caught(fn () => $client->withOptions(['timeout' => 0.1])->listCalls())));
$page = $client->listCalls();
say(
	rows: count($page),
	connectionReused: $page->stats->connectionReused,
	connections: array_column($mock->log(), 'connection'),
);
?>
--EXPECT--
TimeoutException
rows: 3, connectionReused: false, connections: [1,1,2]
