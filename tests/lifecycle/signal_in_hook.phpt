--TEST--
A signal handler that throws while a hook runs ends the request with its exception
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
pcntl_async_signals(true);
pcntl_signal(SIGALRM, fn () => throw new RuntimeException('alarm'));
function spin(): never
{
	pcntl_alarm(1);
	while (true) {
	}
}
$page = ['status' => 200, 'headers' => [], 'body' => '{"data":[],"total":0,"page":1,"limit":10,"totalPages":0}'];
$calm = fn () => $page;
$client = new Skipcall\Client('sk_test_ok', ['transport' => fn () => spin()]);
say(caught(fn () => $client->listCalls())->getMessage());
say(rows: count($client->withOptions(['transport' => $calm])->listCalls()));

$client = new Skipcall\Client('sk_test_ok', [
	'transport' => fn () => ['status' => 503, 'headers' => [], 'body' => ''],
	'sleep' => fn () => spin(),
]);
say(caught(fn () => $client->listCalls())->getMessage());
say(rows: count($client->withOptions(['transport' => $calm])->listCalls()));
?>
--EXPECT--
The transport threw RuntimeException: alarm
rows: 0
alarm
rows: 0
