--TEST--
Without a request left nothing is sent: it waits as long as it may, or throws a RateLimitException that says so
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
require __DIR__ . '/../lifecycle/life.inc';
$mock = Mock::start(['rows' => 3, 'rate' => ['limit' => 3, 'window' => 60]]);
$client = client($mock->url, ['rateLimitMaxWait' => 2]);
for ($i = 0; $i < 3; $i++) {
	$client->listCalls();
}
function refusal(callable $call): void
{
	global $mock;
	$before = $mock->stats()['requests'];
	$took = new Stopwatch();
	$e = caught($call);
	say(
		short($e),
		preg_replace('/\d+\.\d+/', 'N', $e->getMessage()),
		statusCode: $e->getStatusCode(),
		code: $e->getCode(),
		local: $e->isLocal(),
		stats: $e->getStats(),
		body: $e->getBody(),
		retryAfter_is_the_window: $e->getRetryAfter() > 55 && $e->getRetryAfter() < 63,
		remaining: $e->getRateLimit()?->remaining,
		retryable: $e->isRetryable(),
		requestId: $e->getRequestId(),
		refused: within($took, 0.5) ? 'at once' : 'late',
		requests: $mock->stats()['requests'] === $before ? 'nothing sent' : 'sent',
	);
}
refusal(fn () => $client->listCalls());
refusal(fn () => $client->countCalls());
refusal(fn () => $client->get('/v1/echo'));
refusal(fn () => $client->listCallsAsync()->wait());
refusal(fn () => $client->withOptions(['rateLimitMode' => 'fail', 'rateLimitMaxWait' => 100])->listCalls());
refusal(fn () => $client->withOptions(['rateLimitMaxWait' => 100, 'maxDuration' => 20])->listCalls());
// Whoever has set an alarm does not want to be asleep when it comes.
pcntl_alarm(20);
refusal(fn () => $client->withOptions(['rateLimitMaxWait' => 100])->listCalls());
pcntl_alarm(0);
refusal(fn () => $client->withOptions(['rateLimitMaxWait' => 100, 'onWait' => function (float $seconds, string $reason) {
	say(the_window: $seconds > 55, reason: $reason);
	return false;
}])->listCalls());
say(remaining: $client->getRateLimit()->remaining);
// Another bucket, or none: it is sent, and the server says what it thinks of that.
$e = caught(fn () => $client->withOptions(['rateLimitMode' => 'reactive'])->listCalls());
say(short($e), local: $e->isLocal(), status: $e->getStats()->status);

// The client's clock goes on by what it is made to sleep.
$slept = [];
$mock->reset();
$sleeper = client($mock->url, ['sleep' => function (float $seconds) use (&$slept, $mock) {
	$slept[] = $seconds;
	$mock->clock($seconds);
}]);
$waited = 0.0;
for ($i = 0; $i < 7; $i++) {
	$waited += $sleeper->listCalls()->stats->waited;
}
say(
	waits: count($slept),
	two_windows: array_sum($slept) > 115 && array_sum($slept) < 125,
	waited_as_told: abs($waited - array_sum($slept)) < 0.1,
	byStatus: $mock->stats()['byStatus'],
);

// A reserve as large as the limit leaves nothing.
$mock->reset();
$client = client($mock->url, ['rateLimitBucket' => 'another', 'rateLimitReserve' => 3]);
say(rows: count($client->listCalls()));
say(caught(fn () => $client->listCalls())->getMessage());
?>
--EXPECT--
RateLimitException The rate limit is used up for another N seconds, and that is not waited for (rateLimitMaxWait); nothing was sent; statusCode: 429, code: 429, local: true, stats: null, body: "", retryAfter is the window: true, remaining: 0, retryable: true, requestId: null, refused: "at once", requests: "nothing sent"
RateLimitException The rate limit is used up for another N seconds, and that is not waited for (rateLimitMaxWait); nothing was sent; statusCode: 429, code: 429, local: true, stats: null, body: "", retryAfter is the window: true, remaining: 0, retryable: true, requestId: null, refused: "at once", requests: "nothing sent"
RateLimitException The rate limit is used up for another N seconds, and that is not waited for (rateLimitMaxWait); nothing was sent; statusCode: 429, code: 429, local: true, stats: null, body: "", retryAfter is the window: true, remaining: 0, retryable: true, requestId: null, refused: "at once", requests: "nothing sent"
RateLimitException The rate limit is used up for another N seconds, and that is not waited for (rateLimitMaxWait); nothing was sent; statusCode: 429, code: 429, local: true, stats: null, body: "", retryAfter is the window: true, remaining: 0, retryable: true, requestId: null, refused: "at once", requests: "nothing sent"
RateLimitException The rate limit is used up for another N seconds, and that is not waited for (rateLimitMaxWait); nothing was sent; statusCode: 429, code: 429, local: true, stats: null, body: "", retryAfter is the window: true, remaining: 0, retryable: true, requestId: null, refused: "at once", requests: "nothing sent"
RateLimitException The rate limit is used up for another N seconds, and that is not waited for (maxDuration); nothing was sent; statusCode: 429, code: 429, local: true, stats: null, body: "", retryAfter is the window: true, remaining: 0, retryable: true, requestId: null, refused: "at once", requests: "nothing sent"
RateLimitException The rate limit is used up for another N seconds, and that is not waited for (a pending alarm); nothing was sent; statusCode: 429, code: 429, local: true, stats: null, body: "", retryAfter is the window: true, remaining: 0, retryable: true, requestId: null, refused: "at once", requests: "nothing sent"
the window: true, reason: "rateLimit"
RateLimitException The rate limit is used up for another N seconds, and that is not waited for (onWait); nothing was sent; statusCode: 429, code: 429, local: true, stats: null, body: "", retryAfter is the window: true, remaining: 0, retryable: true, requestId: null, refused: "at once", requests: "nothing sent"
remaining: 0
RateLimitException; local: false, status: 429
waits: 2, two windows: true, waited as told: true, byStatus: {"200":7}
rows: 3
Skipcall\Client: option "rateLimitReserve" (3) must be less than the rate limit (3 requests a window)
