--TEST--
A destructor of an exception that is let go inside of a loop may throw and catch others, and the loop goes on
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/../client/client.inc';
/** What it does when it goes changes the place where PHP goes on after exceptions. */
final class Going extends Exception
{
	public function __destruct()
	{
		$GLOBALS['gone']++;
		foreach ([1, 2] as $n) {
			try {
				try {
					throw new LogicException("inside $n");
				} finally {
					$GLOBALS['gone'] += 0;
				}
			} catch (LogicException) {
			}
		}
	}
}
final class Down implements Skipcall\RateLimiter
{
	public function acquire(string $bucket, int $reserve): float
	{
		throw new Going('acquire');
	}

	public function observe(string $bucket, Skipcall\RateLimit $limit): void
	{
		throw new Going('observe');
	}
}
$gone = 0;
$limited = fn ($request) => ['headers' => ['X-RateLimit-Limit' => '100', 'X-RateLimit-Remaining' => '99', 'X-RateLimit-Reset' => '60']] + served(45)($request);
$client = doubled($limited, ['rateLimiter' => new Down(), 'rateLimiterFailure' => 'local', 'prefetch' => 1]);
// PHP's own code is what stands below: no function of ours that was called.
$loops = [
	'iterateCalls' => fn () => $client->iterateCalls(pageSize: 10),
	'syncCalls' => fn () => $client->syncCalls(pageSize: 10),
	'iterateCalls with dates' => fn () => $client->iterateCalls(since: '2023-11-14T22:13:25.000Z', pageSize: 10),
];
foreach ($loops as $name => $make) {
	$gone = $rows = 0;
	foreach ($make() as $row) {
		$rows++;
	}
	say($name, rows: $rows, let_go: $gone > 0);
}
// Those of a transport, which is asked again.
$flaky = function ($request) {
	static $n = 0;
	return $n++ % 2 === 0 ? throw new class('down') extends Skipcall\Exception\ConnectionException {
		public Exception $with;

		public function __construct(string $message)
		{
			parent::__construct($message);
			$this->with = new Going('with');
		}
	} : served(45)($request);
};
$gone = $rows = 0;
foreach (doubled($flaky, ['sleep' => fn () => null, 'prefetch' => 1])->iterateCalls(pageSize: 10) as $row) {
	$rows++;
}
say('transport', rows: $rows, let_go: $gone > 0);
// Those that a hook throws for a page ahead, which the loop is left before.
$hooked = doubled(served(45), ['prefetch' => 1, 'onStats' => function () {
	static $n = 0;
	return $n++ === 1 ? throw new Going('hook') : null;
}]);
$gone = $rows = 0;
foreach ($hooked->iterateCalls(pageSize: 10) as $row) {
	if (++$rows === 8) {
		break;
	}
}
say('hook', rows: $rows, let_go: $gone > 0);
?>
--EXPECT--
iterateCalls; rows: 45, let go: true
syncCalls; rows: 45, let go: true
iterateCalls with dates; rows: 40, let go: true
transport; rows: 45, let go: true
hook; rows: 8, let go: true
