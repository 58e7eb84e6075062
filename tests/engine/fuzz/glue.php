<?php

declare(strict_types=1);

/*
 * glue.php FROM COUNT: so many random programs, one for each number from FROM on, whose callbacks, destructors and signal
 * handlers use whatever there is: they wait, cancel, rewind, let go, throw, collect, suspend, make requests. The last one
 * of a run may also end the process. Prints "next N" with the number to go on with. What is looked for are crashes, and what
 * sanitizers and debug builds say.
 */

require_once __DIR__ . '/../../client/double.inc';

/** Does something when it is let go. */
final class Bomb
{
	public mixed $holds = null;

	public function __construct(private readonly Program $program)
	{
	}

	public function __destruct()
	{
		$this->program->act('destructor');
	}
}

/** A text, or a JSON value, whose making does something. */
final class Code implements Stringable, JsonSerializable
{
	public function __construct(private readonly Program $program)
	{
	}

	public function __toString(): string
	{
		$this->program->act('text');
		return 'text';
	}

	public function &jsonSerialize(): mixed
	{
		$this->program->act('JSON');
		$value = ['a' => [1, 2, $this->program->pick(['b', new DateTimeImmutable('2024-03-20T09:00:00Z')])]];
		return $value;
	}
}

final class Failure extends Skipcall\Exception\ConnectionException
{
	public function __construct(object|string $message, public mixed $holds)
	{
		$this->message = $message;
	}
}

final class Limiter implements Skipcall\RateLimiter
{
	public function __construct(private readonly Program $program)
	{
	}

	public function acquire(string $bucket, int $reserve): float
	{
		return (float) ($this->program->act('acquire') ?? 0);
	}

	public function observe(string $bucket, Skipcall\RateLimit $limit): void
	{
		$this->program->act('observe');
	}
}

final class Program
{
	/** @var array<int, mixed> clients, pages, iterators, what else there is */
	public array $things = [];
	/** @var list<Fiber> */
	private array $fibers = [];
	public array $filters = [];
	private int $left = 150;
	private int $depth = 0;
	public bool $may_end = false;
	/** A fatal error in a handler leaves all signals blocked; those that came meanwhile then end PHP. */
	public bool $may_signal = true;

	public function __construct(int $seed)
	{
		mt_srand($seed);
	}

	public function pick(array $of): mixed
	{
		return $of[mt_rand(0, count($of) - 1)];
	}

	private function chance(int $of): bool
	{
		return mt_rand(1, $of) === 1;
	}

	/** @return list<Closure> */
	private function transports(): array
	{
		$rows = mt_rand(0, 60);
		$headers = ['X-RateLimit-Limit' => '50', 'X-RateLimit-Remaining' => (string) mt_rand(0, 49), 'X-RateLimit-Reset' => '60'];
		return [
			served($rows),
			served($rows),
			fn ($request) => ['headers' => $headers] + served($rows)($request),
			fn () => ['status' => $this->pick([503, 429, 400, 500]), 'body' => '{"message":"orderBy limit"}', 'headers' => ['Retry-After' => '0']],
			fn () => answer([row(2, '2024-03-02T09:00:00.000Z'), row(1, '2024-03-01T09:00:00.000Z')]),
			fn () => throw new Failure($this->chance(2) ? new Code($this) : 'down', $this->chance(3) ? new Bomb($this) : null),
			fn () => ['status' => 200, 'body' => '{"data":[{"id":7}]'],
		];
	}

	private function client(): Skipcall\Client
	{
		$transports = $this->transports();
		$usual = $this->pick($transports);
		$options = [
			'baseUrl' => 'https://api.example.test',
			'transport' => function (Skipcall\Request $request) use ($transports, $usual) {
				$this->chance(3) && $this->keep($request);
				$this->act('transport');
				$answer = $this->chance(4) ? $this->pick($transports) : $usual;
				$answer = $answer($request);
				return is_array($answer) && $this->chance(8) ? $answer + ['more' => new Bomb($this)] : $answer;
			},
			'sleep' => function () { $this->act('sleep'); },
			'maxRetries' => mt_rand(0, 2),
			'prefetch' => mt_rand(0, 4),
			'hydrate' => $this->pick(['objects', 'arrays']),
		];
		$more = [
			'onRequest' => fn () => $this->chance(8) ? new Bomb($this) : ($this->act('onRequest') ? ['X-A' => 'b'] : null),
			'onStats' => fn () => $this->act('onStats'),
			'onWait' => fn () => $this->act('onWait') !== 3,
			'logger' => new class($this) {
				public function __construct(private readonly Program $program)
				{
				}

				public function log(): void
				{
					$this->program->act('logger');
				}
			},
			'rateLimiter' => new Limiter($this),
			'rateLimiterFailure' => 'local',
		];
		foreach ($more as $name => $value) {
			if ($this->chance(2)) {
				$options[$name] = $value;
			}
		}
		return new Skipcall\Client('sk_test_ok', $options);
	}

	/** Any of them; null when there is none. */
	private function any(string ...$classes): mixed
	{
		$found = array_filter($this->things, fn ($thing) => array_filter($classes, fn ($class) => $thing instanceof $class));
		return $found === [] ? null : $found[array_rand($found)];
	}

	private function keep(mixed $thing): mixed
	{
		if (count($this->things) > 12) {
			unset($this->things[array_rand($this->things)]);
		}
		return $this->things[] = $thing;
	}

	private function filters(): mixed
	{
		$this->filters = [new Code($this), ['x' => str_repeat('y', mt_rand(1, 30))]];
		return $this->pick([null, null, ['in' => &$this->filters], ['a' => new Code($this)]]);
	}

	private function loop(iterable $of): Generator
	{
		foreach ($of as $key => $value) {
			yield $value;
		}
	}

	/** Something, mostly small; what it throws stays in it, but for some that is meant. */
	public function act(string $where): ?int
	{
		if ($this->left-- <= 0 || $this->depth > 6 || $this->chance(3)) {
			return null;
		}
		$this->depth++;
		try {
			$this->do(mt_rand(0, 36));
		} catch (LogicException $e) {
			if ($where !== 'destructor') {
				throw $e; // meant
			}
		} catch (FiberError | Exception | Error) {
		} finally {
			$this->depth--;
		}
		return mt_rand(0, 3);
	}

	private function do(int $what): void
	{
		$client = $this->any(Skipcall\Client::class) ?? $this->keep($this->client());
		$since = $this->pick([null, '2023-11-14T22:13:30.000Z']);
		switch ($what) {
			case 0:
				$this->keep($this->client());
				break;
			case 1:
				$this->keep($client->listCalls(mt_rand(1, 3), mt_rand(1, 20), $this->pick([null, 'createdAt']), $this->filters()));
				break;
			case 2:
			case 3:
				$this->keep($client->listCallsAsync(mt_rand(1, 3), mt_rand(1, 20), $this->pick([null, '-createdAt']), $this->filters()));
				break;
			case 4:
			case 5:
				$this->keep($client->iterateCalls($this->pick(['createdAt', '-createdAt']), $this->filters(), null, $since, null, mt_rand(1, 10)));
				break;
			case 6:
				$this->keep($client->syncCalls(null, $since, pageSize: mt_rand(10, 20), maxRequests: $this->pick([null, 5])));
				break;
			case 7:
				$this->keep($this->any(Skipcall\CallSync::class)?->batches(mt_rand(1, 9)));
				break;
			case 8:
				$client->countCalls(since: $since);
				break;
			case 9:
				$client->get('/v1/calls', ['x' => $this->chance(2) ? 1 : ['y' => 2]]);
				break;
			case 10:
			case 11:
				$this->any(Skipcall\PendingCallPage::class)?->wait();
				break;
			case 12:
				$this->any(Skipcall\PendingCallPage::class, Skipcall\CallIterator::class, Skipcall\CallSync::class)?->isReady();
				break;
			case 13:
				$this->any(Skipcall\PendingCallPage::class)?->cancel();
				break;
			case 14:
			case 15:
			case 16:
				$it = $this->any(Iterator::class);
				for ($i = mt_rand(1, 8); $i > 0 && $it !== null; $i--) {
					$method = $this->pick(['next', 'next', 'next', 'current', 'key', 'valid', 'rewind']);
					$it->$method();
				}
				break;
			case 17:
				$it = $this->any(Traversable::class);
				foreach ($it ?? [] as $value) {
					if ($this->chance(6)) {
						break;
					}
				}
				break;
			case 18:
				$it = $this->any(Traversable::class);
				if ($it !== null) {
					$generator = $this->loop($it);
					$generator->current();
					$this->keep($generator);
				}
				break;
			case 19:
				$waiting = array_filter($this->things, fn ($it) => $it instanceof Skipcall\PendingCallPage
					|| $it instanceof Skipcall\CallIterator || $it instanceof Skipcall\CallSync);
				Skipcall\Client::waitAny($this->chance(2) ? $waiting : new ArrayIterator($waiting), $this->pick([0, 0, 0.001]));
				break;
			case 20:
			case 21:
				if ($this->things !== []) {
					unset($this->things[array_rand($this->things)]);
				}
				break;
			case 22:
				gc_collect_cycles();
				break;
			case 23:
				$bomb = new Bomb($this);
				$bomb->holds = $this->chance(2) ? $bomb : $this->things;
				break;
			case 24:
				throw new LogicException('meant', 0, $this->chance(2) ? new Failure(new Code($this), new Bomb($this)) : null);
			case 25:
				if (Fiber::getCurrent() !== null) {
					Fiber::suspend();
				}
				break;
			case 26:
				$fiber = new Fiber(function () {
					$this->act('fiber');
					$this->act('fiber');
				});
				$this->fibers[] = $fiber;
				$fiber->start();
				break;
			case 27:
				$fiber = array_pop($this->fibers);
				if ($fiber?->isSuspended()) {
					$this->chance(3) ? $fiber->throw(new LogicException('thrown in')) : $fiber->resume();
				}
				break;
			case 28:
				array_shift($this->fibers);
				break;
			case 29:
				$sync = $this->any(Skipcall\CallSync::class);
				strlen((string) $sync?->getCheckpoint()) + count($sync?->getReport() ?? []);
				$request = $this->any(Skipcall\Request::class);
				$request === null || print_r($request, true) . json_encode($request->getQuery()) . serialize($request->getUrl());
				break;
			case 30:
				count($this->any(Skipcall\CallIterator::class, Skipcall\CallSync::class, Skipcall\CallPage::class) ?? []);
				break;
			case 31:
				if (!$this->may_signal) {
					break;
				}
				if (function_exists('posix_kill')) {
					posix_kill(posix_getpid(), SIGUSR1);
				} elseif (function_exists('pcntl_signal')) {
					exec('kill -USR1 ' . getmypid());
				}
				break;
			case 32:
				$page = $this->any(Skipcall\CallPage::class, Skipcall\CallBatch::class);
				if ($page !== null) {
					$call = ($page->data ?? $page->rows ?? [])[0] ?? $page;
					is_object($call) && array_walk($call, function (&$value) { $this->act('walk'); $value = new Bomb($this); });
					unserialize(serialize($call));
				}
				break;
			case 33:
				$this->keep($client->withOptions(['prefetch' => mt_rand(0, 4), 'onStats' => fn () => $this->act('onStats')]));
				break;
			case 34:
				$this->keep($client->withApiKey('sk_test_ok_other'));
				break;
			case 35:
				$batches = $this->any(Skipcall\CallSync::class)?->batches(mt_rand(1, 40));
				if ($batches !== null) {
					$this->keep($batches);
					$batches->valid();
				}
				break;
			case 36:
				$this->filters = [];
				if ($this->may_end && $this->chance(4)) {
					$this->may_end = false;
					// Sanitizers do not know the stacks of fibers that longjmp() leaves.
					$this->chance(2) || (Fiber::getCurrent() !== null && getenv('GLUE_SANITIZED')) ? exit(0)
						: trigger_error('meant', E_USER_ERROR);
				}
		}
	}

	public function run(): void
	{
		for ($i = 0; $i < 30; $i++) {
			try {
				$this->act('program');
			} catch (LogicException) {
			}
		}
		$this->left = 20;
		while ($this->things !== []) {
			try {
				array_pop($this->things);
			} catch (Throwable) {
			}
		}
		$this->left = 0;
		$this->may_end = false;
		foreach ($this->fibers as $fiber) {
			try {
				while ($fiber->isSuspended()) {
					$fiber->resume();
				}
			} catch (Throwable) {
			}
		}
		$this->fibers = [];
	}
}

[, $from, $count] = $argv + [null, '1', '100'];
$program = $seed = null;
if (function_exists('pcntl_async_signals')) {
	pcntl_async_signals(true);
	pcntl_signal(SIGUSR1, function () { $GLOBALS['program']?->act('signal'); });
}
set_error_handler(fn (int $level) => $level !== E_USER_ERROR);
register_shutdown_function(function () {
	global $program, $seed;
	for ($i = 0; $i < 5 && $program !== null; $i++) {
		$program->may_signal = false;
		try {
			$program->act('shutdown');
		} catch (Throwable) {
		}
	}
	echo 'next ', $seed + 1, "\n";
});
for ($seed = (int) $from; $seed < (int) $from + (int) $count; $seed++) {
	if (getenv('GLUE_SEED_FILE')) {
		file_put_contents(getenv('GLUE_SEED_FILE'), (string) $seed);
	}
	$program = new Program($seed);
	$program->may_end = $seed % 10 === 9;
	$program->run();
	$program = null;
	gc_collect_cycles();
}
$seed--;
