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
		say(
			$name,
			$failure,
			called: $called,
			thrown: $said,
			rows: $rows,
			transfers: Skipcall\Client::getPoolStats()['transfers'],
		);
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
say('logger', called: $called, transfers: Skipcall\Client::getPoolStats()['transfers']);
?>
--EXPECT--
acquire grants throw; called: 1, thrown: [], rows: 3, transfers: 0
acquire grants local; called: 1, thrown: [], rows: 3, transfers: 0
acquire wants a wait throw; called: 1, thrown: [], rows: 3, transfers: 0
acquire wants a wait local; called: 1, thrown: [], rows: 3, transfers: 0
acquire returns what is none throw; called: 1, thrown: ["InvalidArgumentException"], rows: 3, transfers: 0
acquire returns what is none local; called: 1, thrown: [], rows: 3, transfers: 0
acquire throws throw; called: 1, thrown: ["DomainException"], rows: 3, transfers: 0
acquire throws local; called: 1, thrown: [], rows: 3, transfers: 0
observe throw; called: 1, thrown: [], rows: 3, transfers: 0
observe local; called: 1, thrown: [], rows: 3, transfers: 0
observe throws throw; called: 1, thrown: ["DomainException"], rows: 3, transfers: 0
observe throws local; called: 1, thrown: [], rows: 3, transfers: 0
logger; called: 1, transfers: 0
