--TEST--
A 429 is waited out as the server says, as long as the waits of one page stay within rateLimitMaxWait, and is no retry
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/caught.inc';
$mock = Mock::start(['rows' => 3, 'rate' => ['limit' => 2]]);
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
	say($retryAfter, count($page), 'attempt', $page->stats->attempt, 'waits', count($waits),
		$waits[0] > 0 && $waits[0] <= 60, $page->stats->waited === $waits[0]);
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
		say($after, $times, count($client->listCalls()), $waits);
	} catch (Skipcall\Exception\RateLimitException $e) {
		say($after, $times, short($e), $e->getRetryAfter(), $waits);
	}
}
foreach ([0, 7, '7.5', null] as $most) {
	$limited('7', 1);
	$waits = [];
	try {
		say('most', $most, count($client->withOptions(['rateLimitMaxWait' => $most])->listCalls()), $waits);
	} catch (Skipcall\Exception\RateLimitException $e) {
		say('most', $most, short($e), $e->getRetryAfter(), $waits);
	}
}
ini_set('skipcall.max_wait', '6.5');
$limited('7', 1);
say('ini', short(caught(fn () => $client->listCalls())));
$limited('7', 1);
say('ini', count($client->withOptions(['rateLimitMaxWait' => 8])->listCalls()));
// Both bounds hold: what does not fit into maxDuration is not begun.
$limited('7', 1);
say('maxDuration', short(caught(fn () => $client->withOptions(['rateLimitMaxWait' => 8, 'maxDuration' => 5])->listCalls())));
?>
--EXPECT--
seconds 3 attempt 2 waits 1 true true
date 3 attempt 2 waits 1 true true
none 3 attempt 2 waits 1 true true
20 3 3 [20,20,20]
20 4 RateLimitException 20 [20,20,20]
65 1 3 [65]
66 1 RateLimitException 66 []
0 4 3 [0,0.25,0.5,1]
most 0 RateLimitException 7 []
most 7 3 [7]
most 7.5 3 [7]
most null 3 [7]
ini RateLimitException
ini 3
maxDuration RateLimitException
