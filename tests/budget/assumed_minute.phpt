--TEST--
A limit of rateLimitPerMinute is used up until a minute after the last answer: a request may be counted as late as that
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/../lifecycle/life.inc';
const LATE = 1.5;
$mock = Mock::start(['rows' => 3, 'rate' => ['headers' => false, 'enforce' => false]]);
$client = client($mock->url, ['rateLimitPerMinute' => 3, 'rateLimitMode' => 'fail']);
$client->listCalls();
$mock->faults([['delay' => LATE], ['delay' => LATE]]);
$sent = microtime(true);
foreach ([$client->listCallsAsync(), $client->listCallsAsync()] as $page) {
	$page->wait();
}
$failure = caught(fn () => $client->listCalls());
say(
	short($failure),
	local: $failure->isLocal(),
	a_minute_after_the_answer: $failure->getRetryAfter() >= $sent + LATE + 60 - microtime(true),
	or_little_more: $failure->getRetryAfter() <= 60.01,
	sent: $mock->stats()['requests'],
);
?>
--EXPECT--
RateLimitException; local: true, a minute after the answer: true, or little more: true, sent: 3
