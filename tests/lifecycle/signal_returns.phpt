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
	say('handler', $client->countCalls(), count($mock->log()));
});
$mock->faults([['delay' => 1.5, 'match' => ['query' => ['page' => '1', 'limit' => '2']]]]);
pcntl_alarm(1);
$page = $client->listCalls(limit: 2);
say(count($page), $page->stats->attempt, $page->stats->total >= 1.4);
say($mock->targets());
say($client->listCalls()->stats->connectionReused);
?>
--EXPECT--
handler 3 2
2 1 true
["/v1/calls?page=1&limit=2","/v1/calls?page=1&limit=1"]
true
