--TEST--
A rateLimiter is asked for every request and told of every answer; what it returns and throws is obeyed
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/../lifecycle/life.inc';
const LIMITER = <<<'PHP'
	/** Grants everything, or what it was told to do, and remembers what it was asked. */
	class Limiter implements Skipcall\RateLimiter
	{
		public array $asked = [];
		public array $seen = [];
		/** @param list<float|Closure> $answers one per call; then 0.0 */
		public function __construct(public array $answers = [], public ?Closure $onObserve = null)
		{
		}
		public function acquire(string $bucket, int $reserve): float
		{
			$this->asked[] = [$bucket, $reserve];
			$answer = array_shift($this->answers) ?? 0.0;
			return $answer instanceof Closure ? $answer() : $answer;
		}
		public function observe(string $bucket, Skipcall\RateLimit $seen): void
		{
			$this->seen[] = [$bucket, $seen->limit, $seen->remaining, $seen->resetAt];
			$this->onObserve?->__invoke();
		}
		public function bucket(): string
		{
			return end($this->asked)[0] ?? 'none';
		}
	}
	PHP;
eval(LIMITER);
$mock = Mock::start(['rows' => 3, 'rate' => ['limit' => 100, 'window' => 600]]);
$limited = fn (Limiter $limiter, array $options = [], string $key = 'sk_test_ok') =>
	new Skipcall\Client($key, ['rateLimiter' => $limiter] + $options + ['baseUrl' => $mock->url, 'maxRetries' => 0]);
$bucketOf = function (array $options = [], string $key = 'sk_test_ok') use ($limited): string {
	$limiter = new Limiter();
	try {
		$limited($limiter, $options, $key)->listCalls();
	} catch (Skipcall\Exception\SkipcallException) {
	}
	return $limiter->bucket();
};

// The bucket.
$bucket = $bucketOf();
say(
	'hash',
	hex: preg_match('/^[0-9a-f]{32,}$/', $bucket),
	has_the_key: str_contains($bucket, 'sk_test'),
	has_the_key_in_hex: str_contains($bucket, bin2hex('sk_test')),
);
say('same key', same: $bucketOf() === $bucket, spelt_otherwise: $bucketOf(['baseUrl' => "$mock->url/v1/"]) === $bucket);
$child = new Child(LIMITER . '
	$limiter = new Limiter();
	client($argv[1], ["rateLimiter" => $limiter])->listCalls();
	echo $limiter->bucket(), "\n";
', [$mock->url]);
ob_start();
$child->end();
say('another process', same: trim(ob_get_clean()) === $bucket);
say('another key', other: $bucketOf([], 'sk_test_ok2') !== $bucket);
$elsewhere = Mock::start(['rows' => 3]);
say('another server', other: $bucketOf(['baseUrl' => $elsewhere->url]) !== $bucket);
$named = $bucketOf(['rateLimitBucket' => 'sync']);
say(
	'by name',
	other: $named !== $bucket,
	same_with_another_key: $bucketOf(['rateLimitBucket' => 'sync'], 'sk_test_ok2') === $named,
	same_at_another_server: $bucketOf(['rateLimitBucket' => 'sync', 'baseUrl' => $elsewhere->url]) === $named,
	other_by_another_name: $bucketOf(['rateLimitBucket' => 'other']) !== $named,
	name_in_it: str_contains($named, 'sync'),
);
$elsewhere->stop();

// What it is asked and told.
$mock->reset();
$limiter = new Limiter();
$client = $limited($limiter, ['rateLimitReserve' => 7]);
$client->listCalls();
$client->countCalls();
$client->get('/v1/echo');
$client->listCallsAsync()->wait();
say('asked', times: count($limiter->asked), reserves: array_unique(array_column($limiter->asked, 1)));
say(
	'told',
	seen: array_map(fn ($seen) => ['bucket' => $seen[0] === $bucket, 'limit' => $seen[1], 'remaining' => $seen[2], 'reset' => abs($seen[3] - time() - 600) < 5], $limiter->seen),
);
say('getRateLimit', remaining: $client->getRateLimit()->remaining);
// Every attempt is asked for; answers without a rate limit are not told, refusals are.
$mock->faults([
	['status' => 503],
	['status' => 503, 'headers' => ['X-RateLimit-Limit' => null]],
	['status' => 429, 'headers' => ['Retry-After' => '0', 'X-RateLimit-Remaining' => '0']],
]);
$limiter = new Limiter();
$page = $limited($limiter, ['maxRetries' => 5, 'sleep' => fn () => null])->listCalls();
say(attempts: $page->stats->attempt, asked: count($limiter->asked), told: array_column($limiter->seen, 2));
$limiter = new Limiter();
$limited($limiter, ['rateLimitMode' => 'reactive'])->listCalls();
say('reactive', asked: count($limiter->asked), told: count($limiter->seen));

// Waits.
$waits = [];
$onWait = function (float $seconds, string $reason) use (&$waits) {
	$waits[] = [round($seconds, 2), $reason];
};
$limiter = new Limiter([0.2, 0.1]);
$took = new Stopwatch();
$page = $limited($limiter, ['onWait' => $onWait])->listCalls();
say(
	'waited',
	in_time: $took->seconds() >= 0.3 && within($took, 2),
	waited_as_told: $page->stats->waited > 0.29 && $page->stats->waited < $took->seconds(),
	asked: count($limiter->asked),
	waits: $waits,
);
$before = $mock->stats()['requests'];
foreach ([
	'too long' => [[50.0], ['rateLimitMaxWait' => 20]],
	'too long together' => [[0.1, 0.1, 0.85], ['rateLimitMaxWait' => 1]],
	'does not wait' => [[0.01], ['rateLimitMode' => 'fail']],
	'not for ever' => [[INF], ['rateLimitMaxWait' => 3600]],
	'onWait: no' => [[5.0], ['onWait' => fn () => false]],
	'maxDuration' => [[5.0], ['maxDuration' => 2]],
] as $name => [$answers, $options]) {
	$took = new Stopwatch();
	$e = caught(fn () => $limited(new Limiter($answers), $options)->listCalls());
	say(
		$name,
		short($e),
		local: $e->isLocal(),
		retryAfter: round($e->getRetryAfter(), 1),
		refused: within($took, 2) ? 'at once' : 'late',
	);
}
$slept = [];
$limited(new Limiter([3.0, 4]), ['sleep' => function (float $seconds) use (&$slept) {
	$slept[] = round($seconds, 2);
}])->listCalls();
say('sleep', slept: $slept, sent: $mock->stats()['requests'] - $before);

// Failures, and answers that are none.
$fails = fn () => throw new DomainException('no Redis');
say('throw, acquire', caught(fn () => $limited(new Limiter([$fails]))->listCalls())::class);
say('throw, observe', caught(fn () => $limited(new Limiter([], $fails))->listCalls())::class);
$log = new class {
	public array $lines = [];
	public function log($level, $message, array $context): void
	{
		if ($level === 'warning') {
			$this->lines[] = $message;
		}
	}
};
$client = $limited(new Limiter([$fails], $fails), ['rateLimiterFailure' => 'local', 'logger' => $log]);
say('local', rows: count($client->listCalls()), warnings: $log->lines);
$mock->config(['rate' => ['limit' => 2]]);
$local = ['rateLimiterFailure' => 'local', 'rateLimitMaxWait' => 1, 'rateLimitBucket' => 'local'];
$local = $limited(new Limiter(array_fill(0, 9, $fails)), $local, 'sk_test_ok3');
$pages = 0;
$e = caught(function () use ($local, &$pages) {
	for (; $pages < 9; $pages++) {
		$local->listCalls();
	}
});
say('local budget', pages: $pages, thrown: short($e), local: $e->isLocal());
$mock->config(['rate' => ['limit' => 100]]);
foreach ([-1.0, NAN, -INF] as $answer) {
	$e = caught(fn () => $limited(new Limiter([$answer]))->listCalls());
	say(var_export($answer, true), short($e), $e->getMessage());
}
say('local', rows: count($limited(new Limiter([-1.0]), ['rateLimiterFailure' => 'local'])->listCalls()));
say(
	'after all that',
	rows: count($limited(new Limiter())->listCalls()),
	transfers: Skipcall\Client::getPoolStats()['transfers'],
);

// A limiter that makes a request itself, and one that ends the program.
$inner = client($mock->url);
$limiter = new Limiter([fn () => (float) (count($inner->listCalls()) - 3)], fn () => say('in observe', calls: $inner->countCalls()));
say('itself', rows: count($limited($limiter)->listCalls()));
foreach (['acquire', 'observe'] as $where) {
	foreach (['throw', 'local'] as $failure) {
		Child::run(LIMITER . <<<'PHP'
			[, $url, $where, $failure] = $argv;
			register_shutdown_function(fn () => say('shutdown', calls: client($url)->countCalls()));
			$leave = fn () => exit("leaving in $where\n");
			client($url, [
				'rateLimiter' => new Limiter($where === 'acquire' ? [$leave] : [], $where === 'observe' ? $leave : null),
				'rateLimiterFailure' => $failure,
			])->listCalls();
			say('not reached');
			PHP, [$mock->url, $where, $failure]);
	}
}
?>
--EXPECT--
hash; hex: 1, has the key: false, has the key in hex: false
same key; same: true, spelt otherwise: true
another process; same: true
another key; other: true
another server; other: true
by name; other: true, same with another key: true, same at another server: true, other by another name: true, name in it: false
asked; times: 4, reserves: [7]
told; seen: [{"bucket":true,"limit":100,"remaining":99,"reset":true},{"bucket":true,"limit":100,"remaining":98,"reset":true},{"bucket":true,"limit":100,"remaining":97,"reset":true},{"bucket":true,"limit":100,"remaining":96,"reset":true}]
getRateLimit; remaining: 96
attempts: 4, asked: 4, told: [95,0,92]
reactive; asked: 0, told: 1
waited; in time: true, waited as told: true, asked: 3, waits: [[0.2,"rateLimit"]]
too long RateLimitException; local: true, retryAfter: 50.0, refused: "at once"
too long together RateLimitException; local: true, retryAfter: 0.9, refused: "at once"
does not wait RateLimitException; local: true, retryAfter: 0.0, refused: "at once"
not for ever RateLimitException; local: true, retryAfter: 1000000000.0, refused: "at once"
onWait: no RateLimitException; local: true, retryAfter: 5.0, refused: "at once"
maxDuration RateLimitException; local: true, retryAfter: 5.0, refused: "at once"
sleep; slept: [3.0,4.0], sent: 1
throw, acquire DomainException
throw, observe DomainException
local; rows: 3, warnings: ["Skipcall: rateLimiter failed; this host's own budget is used","Skipcall: rateLimiter failed; this host's own budget is used"]
local budget; pages: 2, thrown: "RateLimitException", local: true
-1.0 InvalidArgumentException Skipcall\Client: Limiter::acquire() must return seconds, 0.0 or more
NAN InvalidArgumentException Skipcall\Client: Limiter::acquire() must return seconds, 0.0 or more
-INF InvalidArgumentException Skipcall\Client: Limiter::acquire() must return seconds, 0.0 or more
local; rows: 3
after all that; rows: 3, transfers: 0
in observe; calls: 3
itself; rows: 3
leaving in acquire
shutdown; calls: 3
leaving in acquire
shutdown; calls: 3
leaving in observe
shutdown; calls: 3
leaving in observe
shutdown; calls: 3
