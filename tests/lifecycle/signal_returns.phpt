--TEST--
A signal handler that returns lets the request go on; one may make a request itself
--EXTENSIONS--
skipcall
--SKIPIF--
<?php
if (!extension_loaded("pcntl")) {
	die("skip no pcntl");
}
?>
--FILE--
<?php
require __DIR__ . '/life.inc';
$mock = Mock::start(['rows' => 3]);
$client = client($mock->url);
pcntl_async_signals(true);
pcntl_signal(SIGALRM, function () use ($client, $mock) {
	say('handler', calls: $client->countCalls(), requests: count($mock->log()));
});
// Answered when the handler's request has come.
$mock->faults([['arrived' => 2, 'match' => ['query' => ['page' => '1', 'limit' => '2']]]]);
pcntl_alarm(1);
$page = $client->listCalls(limit: 2);
say(rows: count($page), attempt: $page->stats->attempt, lasted_until_the_handler: $page->stats->total > 0.5);
say(targets: $mock->targets());
say(connectionReused: $client->listCalls()->stats->connectionReused);
?>
--EXPECT--
handler; calls: 3, requests: 2
rows: 2, attempt: 1, lasted until the handler: true
targets: ["/v1/calls?page=1&limit=2","/v1/calls?page=1&limit=1"]
connectionReused: true
