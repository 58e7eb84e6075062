--TEST--
A 429 of the server: its class, its rate limit, its wait, its id; without leave to wait the request is not repeated
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/caught.inc';
$mock = Mock::start(['rows' => 3, 'rate' => ['limit' => 2]]);
$client = new Skipcall\Client('sk_test_ok', ['baseUrl' => $mock->url, 'rateLimitMaxWait' => 0, 'rateLimitMode' => 'reactive']);
$client->listCalls();
$client->listCalls();
$failure = caught(fn () => $client->listCalls());
say(short($failure), $failure->getMessage(), $failure->getErrorCode());
$limit = $failure->getRateLimit();
say($limit->limit, $limit->remaining, $limit->resetAt % 60, $limit == $client->getRateLimit());
say($failure->getRetryAfter() > 0 && $failure->getRetryAfter() <= 60, $failure->isRetryable());
say($failure->getRequestId() === $failure->getStats()->requestId, preg_match('/^req-\d+$/', $failure->getRequestId()));
say($mock->stats()['requests']);

$failure = failure(429, '{}', ['X-RateLimit-Limit' => '100']);
say($failure->getRateLimit(), $failure->getRequestId());
// Written to logs: printable ASCII, and not without end.
say(failure(500, '', ['X-Request-Id' => "a b\x01c\u{e9}d"])->getRequestId());
say(strlen(failure(500, '', ['X-Request-Id' => str_repeat('x', 5000)])->getRequestId()));
?>
--EXPECT--
RateLimitException HTTP 429 RATE_LIMITED: Too many requests RATE_LIMITED
2 0 0 true
true true
true 1
3
null null
abcd
128
