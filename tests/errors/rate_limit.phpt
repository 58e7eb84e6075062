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
say(short($failure), $failure->getMessage(), errorCode: $failure->getErrorCode());
$limit = $failure->getRateLimit();
// Whole seconds of the server's clock, told by ours: it is later by those that turned on the way.
$refused = $mock->log()[2];
$later = $limit->resetAt - ceil($refused['window'] + 60);
say(
	limit: $limit->limit,
	remaining: $limit->remaining,
	resetAt_where_the_window_ends: $later >= 0 && $later <= floor(microtime(true)) - floor($refused['time']),
	same_as_of_the_client: $limit == $client->getRateLimit(),
);
say(
	retryAfter_within_a_minute: $failure->getRetryAfter() > 0 && $failure->getRetryAfter() <= 60,
	retryable: $failure->isRetryable(),
);
say(
	same_id_in_stats: $failure->getRequestId() === $failure->getStats()->requestId,
	id_of_the_server: preg_match('/^req-\d+$/', $failure->getRequestId()),
);
say(requests: $mock->stats()['requests']);

$failure = failure(429, '{}', ['X-RateLimit-Limit' => '100']);
say(rateLimit: $failure->getRateLimit(), requestId: $failure->getRequestId());
// Written to logs: printable ASCII, and not without end.
say(requestId: failure(500, '', ['X-Request-Id' => "a b\x01c\u{e9}d"])->getRequestId());
say(length_of_requestId: strlen(failure(500, '', ['X-Request-Id' => str_repeat('x', 5000)])->getRequestId()));
?>
--EXPECT--
RateLimitException HTTP 429 RATE_LIMITED: Too many requests; errorCode: "RATE_LIMITED"
limit: 2, remaining: 0, resetAt where the window ends: true, same as of the client: true
retryAfter within a minute: true, retryable: true
same id in stats: true, id of the server: 1
requests: 3
rateLimit: null, requestId: null
requestId: "abcd"
length of requestId: 128
