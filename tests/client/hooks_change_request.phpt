--TEST--
A hook, or code of what it returns or throws, may end the very request that it is called for
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/client.inc';
class Says
{
	public function __construct(private Closure $do)
	{
	}

	public function __toString(): string
	{
		($this->do)();
		return 'said';
	}

	public function __destruct()
	{
		($this->do)();
	}
}
class Down extends Skipcall\Exception\ConnectionException
{
	public function __construct(object $message)
	{
		$this->message = $message;
	}

	public function replace(string $message): void
	{
		$this->message = $message;
	}
}
class Limiter implements Skipcall\RateLimiter
{
	public function __construct(private Closure $do)
	{
	}

	public function acquire(string $bucket, int $reserve): float
	{
		($this->do)();
		return 0.0;
	}

	public function observe(string $bucket, Skipcall\RateLimit $limit): void
	{
		($this->do)();
	}
}
class Logger
{
	public function __construct(private Closure $do)
	{
	}

	public function log($level, $message, $context): void
	{
		($this->do)();
	}
}
$headers = ['X-RateLimit-Limit' => '100', 'X-RateLimit-Remaining' => '99', 'X-RateLimit-Reset' => '60'];
$limited = fn () => ['headers' => $headers] + answer([row(1)]);
$refused = fn () => ['status' => 503, 'body' => ''];
$failing = fn ($do) => fn () => throw new Down(new Says($do));
$options = fn ($do) => [
	'message' => ['transport' => $failing($do), 'sleep' => fn () => null],
		'message replaced' => ['transport' => function () {
		$message = new class {
			public ?Down $of = null;

			public function __toString(): string
			{
				$this->of->replace(str_repeat('x', 50));
				return 'kept';
			}
		};
		throw $message->of = new Down($message);
	}, 'sleep' => fn () => null],
	'answer let go' => ['transport' => fn () => answer([row(1)]) + ['more' => new Says($do)]],
	'transport' => ['transport' => function () use ($do) { $do(); return answer([row(1)]); }],
	'transport that then throws' => ['transport' => function () use ($do) { $do(); throw new Exception('thrown'); }],
	'onRequest' => ['transport' => $limited, 'onRequest' => function () use ($do) { $do(); return ['X-A' => 'b']; }],
	'onRequest, let go' => ['transport' => $limited, 'onRequest' => fn () => new Says($do)],
	'onStats' => ['transport' => $limited, 'onStats' => $do],
	'onStats, let go' => ['transport' => $limited, 'onStats' => fn () => new Says($do)],
	'onWait' => ['transport' => $refused, 'onWait' => $do],
	'onWait, let go' => ['transport' => $refused, 'onWait' => fn () => new Says($do)],
	'sleep' => ['transport' => $refused, 'sleep' => $do],
	'sleep, let go' => ['transport' => $refused, 'sleep' => fn () => new Says($do)],
	'logger' => ['transport' => $refused, 'sleep' => fn () => null, 'logger' => new Logger($do)],
	'rateLimiter' => ['transport' => $limited, 'rateLimiter' => new Limiter($do)],
	'hook object' => ['transport' => $limited, 'onStats' => new class($do) {
		function __construct(private Closure $do) {}
		function __invoke() { ($this->do)(); }
	}],
];
$ways = [
	'cancelled' => function ($pending) { $pending?->cancel(); },
	'let go' => function (&$pending) { $pending = null; gc_collect_cycles(); },
	'everything collected' => function ($pending) { gc_collect_cycles(); },
];
foreach ($ways as $way => $end) {
	foreach (array_keys($options(fn () => null)) as $name) {
		$pending = null;
		$do = function () use (&$pending, $end) { $end($pending); };
		$pending = (new Skipcall\Client('sk_test_ok', ['baseUrl' => 'https://api.example.test', 'maxRetries' => 1] + $options($do)[$name]))
			->listCallsAsync();
		$other = doubled(served(3));
		try {
			for ($i = 0; $i < 50 && $pending !== null && !$pending->isReady(); $i++);
			$said = $pending === null ? 'gone' : count($pending->wait()) . ' rows';
		} catch (Throwable $e) {
			$said = $e::class . ': ' . $e->getMessage();
		}
		echo $way, ', ', $name, ': ', $said, $other->countCalls() === 3 ? '' : ', and others fail', "\n";
		$do = $pending = null;
	}
}
?>
--EXPECT--
cancelled, message: Skipcall\Exception\TransportException: The request was cancelled
cancelled, message replaced: Skipcall\Exception\ConnectionException: kept
cancelled, answer let go: 1 rows
cancelled, transport: Skipcall\Exception\TransportException: The request was cancelled
cancelled, transport that then throws: Exception: thrown
cancelled, onRequest: Skipcall\Exception\TransportException: The request was cancelled
cancelled, onRequest, let go: Skipcall\Exception\InvalidArgumentException: Skipcall\Client: option "onRequest" must return null or an array of name => value, Says given
cancelled, onStats: Skipcall\Exception\TransportException: The request was cancelled
cancelled, onStats, let go: Skipcall\Exception\TransportException: The request was cancelled
cancelled, onWait: Skipcall\Exception\TransportException: The request was cancelled
cancelled, onWait, let go: Skipcall\Exception\TransportException: The request was cancelled
cancelled, sleep: Skipcall\Exception\TransportException: The request was cancelled
cancelled, sleep, let go: Skipcall\Exception\TransportException: The request was cancelled
cancelled, logger: Skipcall\Exception\TransportException: The request was cancelled
cancelled, rateLimiter: Skipcall\Exception\TransportException: The request was cancelled
cancelled, hook object: Skipcall\Exception\TransportException: The request was cancelled
let go, message: gone
let go, message replaced: Skipcall\Exception\ConnectionException: kept
let go, answer let go: gone
let go, transport: gone
let go, transport that then throws: gone
let go, onRequest: gone
let go, onRequest, let go: gone
let go, onStats: gone
let go, onStats, let go: gone
let go, onWait: gone
let go, onWait, let go: gone
let go, sleep: gone
let go, sleep, let go: gone
let go, logger: gone
let go, rateLimiter: gone
let go, hook object: gone
everything collected, message: Skipcall\Exception\ConnectionException: said
everything collected, message replaced: Skipcall\Exception\ConnectionException: kept
everything collected, answer let go: 1 rows
everything collected, transport: 1 rows
everything collected, transport that then throws: Skipcall\Exception\TransportException: The transport threw Exception: thrown
everything collected, onRequest: 1 rows
everything collected, onRequest, let go: Skipcall\Exception\InvalidArgumentException: Skipcall\Client: option "onRequest" must return null or an array of name => value, Says given
everything collected, onStats: 1 rows
everything collected, onStats, let go: 1 rows
everything collected, onWait: Skipcall\Exception\ServerException: HTTP 503: service unavailable
everything collected, onWait, let go: Skipcall\Exception\ServerException: HTTP 503: service unavailable
everything collected, sleep: Skipcall\Exception\ServerException: HTTP 503: service unavailable
everything collected, sleep, let go: Skipcall\Exception\ServerException: HTTP 503: service unavailable
everything collected, logger: Skipcall\Exception\ServerException: HTTP 503: service unavailable
everything collected, rateLimiter: 1 rows
everything collected, hook object: 1 rows
