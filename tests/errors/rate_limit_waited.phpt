--TEST--
A 429 is waited out as the server says, as long as the waits of one page stay within rateLimitMaxWait, and is no retry
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/caught.inc';
$mock = Mock::start(['rows' => 3, 'rate' => ['limit' => 2, 'window' => 58]]);
$waits = [];
$client = new Skipcall\Client('sk_test_ok', [
	'baseUrl' => $mock->url,
	'maxRetries' => 0,
	'rateLimitMode' => 'reactive',
	'sleep' => function (float $seconds) use (&$waits, $mock) {
		$waits[] = $seconds;
		$mock->clock($seconds + 1);
	},
]);
foreach (['seconds', 'date', 'none'] as $retryAfter) {
	$mock->reset();
	$mock->config(['rate' => ['retryAfter' => $retryAfter]]);
	$waits = [];
	$client->listCalls();
	$client->listCalls();
	$page = $client->listCalls();
	say(
		$retryAfter,
		rows: count($page),
		attempt: $page->stats->attempt,
		waits: count($waits),
		wait_within_a_minute: $waits[0] > 0 && $waits[0] <= 60,
		waited_as_told: $page->stats->waited === $waits[0],
	);
}

$mock->reset();
$mock->config(['rate' => ['enforce' => false]]);
$limited = fn (string $after, int $times) => $mock->faults([
	['status' => 429, 'headers' => ['Retry-After' => $after], 'times' => $times],
]);
foreach ([['20', 3], ['20', 4], ['65', 1], ['66', 1], ['0', 4]] as [$after, $times]) {
	$limited($after, $times);
	$waits = [];
	try {
		say(header: $after, times: $times, rows: count($client->listCalls()), waits: $waits);
	} catch (Skipcall\Exception\RateLimitException $e) {
		say(header: $after, times: $times, thrown: short($e), retryAfter: $e->getRetryAfter(), waits: $waits);
	}
}
foreach ([0, 7, '7.5', null] as $most) {
	$limited('7', 1);
	$waits = [];
	try {
		say(most: $most, rows: count($client->withOptions(['rateLimitMaxWait' => $most])->listCalls()), waits: $waits);
	} catch (Skipcall\Exception\RateLimitException $e) {
		say(most: $most, thrown: short($e), retryAfter: $e->getRetryAfter(), waits: $waits);
	}
}
ini_set('skipcall.max_wait', '6.5');
$limited('7', 1);
say('ini', short(caught(fn () => $client->listCalls())));
$limited('7', 1);
say('ini', rows: count($client->withOptions(['rateLimitMaxWait' => 8])->listCalls()));
// Both bounds hold: what does not fit into maxDuration is not begun.
$limited('7', 1);
say('maxDuration', short(caught(fn () => $client->withOptions(['rateLimitMaxWait' => 8, 'maxDuration' => 5])->listCalls())));
?>
--EXPECT--
seconds; rows: 3, attempt: 2, waits: 1, wait within a minute: true, waited as told: true
date; rows: 3, attempt: 2, waits: 1, wait within a minute: true, waited as told: true
none; rows: 3, attempt: 2, waits: 1, wait within a minute: true, waited as told: true
header: "20", times: 3, rows: 3, waits: [20.0,20.0,20.0]
header: "20", times: 4, thrown: "RateLimitException", retryAfter: 20.0, waits: [20.0,20.0,20.0]
header: "65", times: 1, rows: 3, waits: [65.0]
header: "66", times: 1, thrown: "RateLimitException", retryAfter: 66.0, waits: []
header: "0", times: 4, rows: 3, waits: [0.0,0.25,0.5,1.0]
most: 0, thrown: "RateLimitException", retryAfter: 7.0, waits: []
most: 7, rows: 3, waits: [7.0]
most: "7.5", rows: 3, waits: [7.0]
most: null, rows: 3, waits: [7.0]
ini RateLimitException
ini; rows: 3
maxDuration RateLimitException
