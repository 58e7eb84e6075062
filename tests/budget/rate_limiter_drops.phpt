--TEST--
A rateLimiter or logger that drops the very request it is called for, and its client: others go on
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/../lifecycle/life.inc';
final class Limiter implements Skipcall\RateLimiter
{
	public function __construct(private ?Closure $acquire, private ?Closure $observe)
	{
	}
	public function acquire(string $bucket, int $reserve): float
	{
		return $this->acquire?->__invoke() ?? 0.0;
	}
	public function observe(string $bucket, Skipcall\RateLimit $seen): void
	{
		$this->observe?->__invoke();
	}
}
$mock = Mock::start(['rows' => 3]);
/** Both the request and its client are held by nobody else. */
$drop = function (mixed $then) use (&$pending, &$called): Closure {
	return function () use (&$pending, &$called, $then): mixed {
		$pending = null;
		gc_collect_cycles();
		$called++;
		return $then instanceof Throwable ? throw $then : $then;
	};
};
$cases = [
	'acquire grants' => [$drop(0.0), null],
	'acquire wants a wait' => [$drop(0.1), null],
	'acquire returns what is none' => [$drop(-1.0), null],
	'acquire throws' => [$drop(new DomainException('thrown')), null],
	'observe' => [null, $drop(null)],
	'observe throws' => [null, $drop(new DomainException('thrown'))],
];
foreach ($cases as $name => [$acquire, $observe]) {
	foreach (['throw', 'local'] as $failure) {
		$called = 0;
		$logger = new class {
			public function log($level, $message, array $context): void
			{
			}
		};
		$pending = client($mock->url, [
			'rateLimiter' => new Limiter($acquire, $observe), 'rateLimiterFailure' => $failure, 'logger' => $logger,
		])->listCallsAsync();
		$said = [];
		until(function () use ($mock, &$called, &$said): bool {
			try {
				client($mock->url, ['rateLimitBucket' => 'another'])->listCalls();
			} catch (Throwable $e) {
				$said[] = short($e);
			}
			return $called > 0;
		});
		$rows = count(client($mock->url, ['rateLimitBucket' => 'another'])->listCalls());
		say($name, $failure, $called, $said, $rows, Skipcall\Client::getPoolStats()['transfers']);
	}
}
// A logger is told that the attempt failed, and would be told that there is another one.
$called = 0;
$logger = new class($drop(null)) {
	public function __construct(private Closure $drop)
	{
	}
	public function log($level, $message, array $context): void
	{
		($this->drop)();
	}
};
$mock->faults([['status' => 503]]);
$pending = client($mock->url, ['logger' => $logger])->listCallsAsync();
until(function () use ($mock, &$called): bool {
	client($mock->url, ['rateLimitBucket' => 'another'])->listCalls();
	return $called > 0;
});
say('logger', $called, Skipcall\Client::getPoolStats()['transfers']);
?>
--EXPECT--
acquire grants throw 1 [] 3 0
acquire grants local 1 [] 3 0
acquire wants a wait throw 1 [] 3 0
acquire wants a wait local 1 [] 3 0
acquire returns what is none throw 1 ["InvalidArgumentException"] 3 0
acquire returns what is none local 1 [] 3 0
acquire throws throw 1 ["DomainException"] 3 0
acquire throws local 1 [] 3 0
observe throw 1 [] 3 0
observe local 1 [] 3 0
observe throws throw 1 ["DomainException"] 3 0
observe throws local 1 [] 3 0
logger 1 0
