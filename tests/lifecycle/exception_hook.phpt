--TEST--
Debuggers and monitors, which see an exception when it is thrown, see all that is in it: its checkpoint too
--EXTENSIONS--
skipcall
--SKIPIF--
<?php
require __DIR__ . '/probe.inc';
if (probe_missing() !== null) {
	die('skip ' . probe_missing());
}
?>
--FILE--
<?php
require __DIR__ . '/probe.inc';
probed(sprintf('require %s;', var_export(__DIR__ . '/../client/double.inc', true)) . <<<'PHP'
	function seen(string $name, callable $do, ?string &$last = null): void
	{
		probe_thrown();
		$exception = caught($do);
		$then = probe_thrown();
		$now = (array) $exception;
		$missing = array_filter(array_keys($now), fn ($key) => !array_key_exists($key, $then) || $then[$key] != $now[$key]);
		say($name, short($exception), missing: array_map(short(...), array_map(fn ($key) => strtr($key, "\0", '\\'), array_values($missing))),
			checkpoint: method_exists($exception, 'getCheckpoint') && $exception->getCheckpoint() !== null,
			of_the_last_batch: $last !== null && $last === $exception->getCheckpoint());
	}
	$failing = fn (int $after, array $answer) => function (Skipcall\Request $request) use ($after, $answer) {
		static $n = 0;
		return $n++ < $after ? served(60)($request) : $answer;
	};
	$options = ['maxRetries' => 0, 'rateLimitMaxWait' => 0, 'prefetch' => 0];
	$limited = ['status' => 429, 'headers' => ['Retry-After' => '5', 'X-Request-Id' => 'r-1', 'X-RateLimit-Limit' => '5',
		'X-RateLimit-Remaining' => '0', 'X-RateLimit-Reset' => '5'], 'body' => '{"message":["a","b"],"code":"C"}'];
	$broken = ['status' => 200, 'body' => '{"data":[{"id":7}]'];
	final class OfAHook extends Skipcall\Exception\ConnectionException {}
	$hook = new OfAHook('from a hook');
	seen('listCalls', fn () => doubled(fn () => $limited, $options)->listCalls());
	seen('get', fn () => doubled(fn () => $broken, $options)->get('/v1/x'));
	seen('page', fn () => doubled(fn () => answer([], ['page' => 2]), $options)->listCalls());
	seen('transport', fn () => doubled(fn () => throw new Skipcall\Exception\ConnectionException('down'), $options)->listCalls());
	seen('argument', fn () => doubled(served(1))->listCalls(page: 0));
	seen('once', function () { $sync = doubled(served(60), ['prefetch' => 0])->syncCalls(); $sync->rewind(); $sync->next(); $sync->rewind(); });
	$runs = [
		'refused' => [$limited, []],
		'unreadable' => [$broken, []],
		'other page' => [answer([], ['page' => 7]), []],
		'a hook throws' => [null, ['onStats' => function () use ($hook) {
			static $n = 0;
			return $n++ < 2 ? null : throw $hook;
		}]],
		'not sorted' => [answer([row(1, '2023-11-14T22:13:21.000Z'), row(2, '2023-11-14T22:13:22.000Z'), row(3, '2023-11-14T22:13:20.000Z')],
			['page' => 3, 'total' => 60]), ['sortStyle' => 'form']],
	];
	$transport = fn (?array $last) => $last === null ? served(60) : $failing(2, $last);
	foreach ($runs as $name => [$answer, $more]) {
		$client = doubled($transport($answer), $more + $options);
		$sync = $client->syncCalls(pageSize: 10);
		seen($name, function () use ($sync) {
			foreach ($sync as $row) {
				$sync->getCheckpoint();
			}
		});
	}
	foreach (array_slice($runs, 0, 4) as $name => [$answer, $more]) {
		$more = $name === 'a hook throws' ? ['onStats' => function () use ($hook) {
			static $n = 0;
			return $n++ < 2 ? null : throw $hook;
		}] : $more;
		$batches = doubled($transport($answer), $more + $options)->syncCalls(pageSize: 10)->batches(15);
		$last = null;
		seen("batches, $name", function () use ($batches, &$last) {
			foreach ($batches as $batch) {
				$last = $batch->checkpoint;
			}
		}, $last);
	}
	PHP);
?>
--EXPECT--
listCalls RateLimitException; missing: [], checkpoint: false, of the last batch: false
get DecodeException; missing: [], checkpoint: false, of the last batch: false
page PaginationException; missing: [], checkpoint: false, of the last batch: false
transport ConnectionException; missing: [], checkpoint: false, of the last batch: false
argument InvalidArgumentException; missing: [], checkpoint: false, of the last batch: false
once Error; missing: [], checkpoint: false, of the last batch: false
refused RateLimitException; missing: [], checkpoint: true, of the last batch: false
unreadable DecodeException; missing: [], checkpoint: true, of the last batch: false
other page PaginationException; missing: [], checkpoint: true, of the last batch: false
a hook throws OfAHook; missing: [], checkpoint: true, of the last batch: false
not sorted PaginationException; missing: [], checkpoint: true, of the last batch: false
batches, refused RateLimitException; missing: [], checkpoint: true, of the last batch: true
batches, unreadable DecodeException; missing: [], checkpoint: true, of the last batch: true
batches, other page PaginationException; missing: [], checkpoint: true, of the last batch: true
batches, a hook throws OfAHook; missing: [], checkpoint: true, of the last batch: true
