--TEST--
skipcall.max_duration is the default of maxDuration, for workers that run as cli
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/../client/client.inc';
$slept = [];
$left = null;
function told(string $what, array $options = []): void
{
	global $slept, $left;
	$slept = [];
	$left = null;
	$client = doubled(function (Skipcall\Request $request) use (&$left) {
		$left ??= $request->getTimeout();
		return ['status' => 503, 'headers' => ['Retry-After' => '5'], 'body' => ''];
	}, $options + ['sleep' => function (float $seconds) use (&$slept) { $slept[] = $seconds; }]);
	refused($what, fn () => $client->listCalls());
	say(waits: count($slept), attempt_within: $left <= 2 ? 2 : ($left <= 12 ? 12 : 30));
}
told('empty');
ini_set('skipcall.max_duration', '12');
told('12 s: two waits of 5 s fit');
ini_set('skipcall.max_duration', '2');
told('2 s: none does');
told('the option counts for more', ['maxDuration' => 12]);
told('null is the default', ['maxDuration' => null]);
say(shown: doubled(fn () => null)->__debugInfo()['maxDuration']);
foreach (['0', '-1', '86401', 'x', '0.0005', '1e99'] as $bad) {
	say($bad, taken: @ini_set('skipcall.max_duration', $bad) !== false);
}
$late = doubled(fn () => answer(), ['rateLimiter' => new class implements Skipcall\RateLimiter {
	public function acquire(string $bucket, int $reserve): float { return 3.0; }
	public function observe(string $bucket, Skipcall\RateLimit $seen): void {}
}, 'sleep' => fn () => null]);
attempt('named', fn () => $late->listCalls());
?>
--EXPECT--
empty: Skipcall\Exception\ServerException
waits: 3, attempt within: 30
12 s: two waits of 5 s fit: Skipcall\Exception\ServerException
waits: 2, attempt within: 12
2 s: none does: Skipcall\Exception\ServerException
waits: 0, attempt within: 2
the option counts for more: Skipcall\Exception\ServerException
waits: 2, attempt within: 12
null is the default: Skipcall\Exception\ServerException
waits: 0, attempt within: 2
shown: null
0; taken: false
-1; taken: false
86401; taken: false
x; taken: false
0.0005; taken: false
1e99; taken: false
named: Skipcall\Exception\RateLimitException: The rate limit is used up for another 3.000 seconds, and that is not waited for (skipcall.max_duration); nothing was sent
