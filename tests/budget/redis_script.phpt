--TEST--
The rate limiter of packages/toolkit: how its script counts what was granted, what others used, and turns of a window
--EXTENSIONS--
skipcall
--SKIPIF--
<?php
require_once __DIR__ . '/redis.inc';
if (RedisServer::missing() !== null) {
	die('skip ' . RedisServer::missing());
}
?>
--FILE--
<?php
require __DIR__ . '/readers.inc';
require __DIR__ . '/redis.inc';
$server = new RedisServer();
Child::run('
	["rateLimiter" => $limiter] = eval($argv[1]);
	$redis = $connect();
	$another = new Skipcall\RateLimit\RedisRateLimiter($connect);
	/** Grants that there are, and about how long to wait for the next one. */
	$take = function (string $bucket, int $most = 100, int $reserve = 0) use ($limiter, $another): array {
		for ($granted = 0; $granted < $most; $granted++) {
			$wait = ($granted % 2 ? $limiter : $another)->acquire($bucket, $reserve);
			if ($wait > 0) {
				return [$granted, ceil($wait * 10) / 10];
			}
		}
		return [$granted, 0];
	};
	$see = fn (string $bucket, int $limit, int $remaining, int $left) =>
		$limiter->observe($bucket, new Skipcall\RateLimit($limit, $remaining, time() + $left));
	$state = fn (string $bucket) => $redis->hGetAll("skipcall:{{$bucket}}");
	$now = function () use ($redis): float {
		[$seconds, $microseconds] = $redis->time();
		return $seconds + $microseconds / 1e6;
	};
	/** What is so many seconds away, by the clock of Redis before and after it was asked for, lies so many after the end of the window. */
	$after = function (callable $away, string $bucket, float $wanted) use ($state, $now): float|string {
		$earliest = $now();
		$seconds = $away();
		$latest = $now();
		$lies = fn (float $asked): float => $asked + $seconds - $state($bucket)["ends"] / 1000;
		return $lies($earliest) < $wanted + 0.002 && $lies($latest) > $wanted - 0.002 ? "$wanted s after the end" : $lies($latest);
	};

	// Nothing known: one, and the next one soon.
	say("unknown", grants_and_wait: $take("a"));
	$told = time() + 100;
	$seeing = new Stopwatch();
	$limiter->observe("a", new Skipcall\RateLimit(10, 9, $told));
	$late = $state("a")["ends"] / 1000 - $told;
	say("end", as_told: $late > -0.002 && $late < $seeing->seconds() + 0.002 ?: $late);
	say("known", grants: $take("a")[0], wait: $after(fn () => $limiter->acquire("a", 0), "a", 1));
	say("expires", $after(fn () => $redis->pttl("skipcall:{a}") / 1000, "a", 60));
	// Answers that come late and out of order are no news; two that others have sent are.
	$see("b", 10, 9, 0);
	$take("b", 1);
	$see("b", 10, 9, 100);
	$take("b", 4);
	$see("b", 10, 7, 100);
	$see("b", 10, 8, 100);
	say("no news", others: $state("b")["others"]);
	$see("b", 10, 5, 100);
	$see("b", 10, 3, 100);
	say("others", counted: $state("b")["others"], grants: $take("b")[0]);
	$see("b", 10, 6, 100);
	say("never less", counted: $state("b")["others"], grants: $take("b")[0]);
	// An answer of the window before.
	$see("b", 10, 0, -5);
	say("of before", others: $state("b")["others"]);
	// Some are left to others, and all of them cannot be.
	$take("c", 1);
	$see("c", 10, 9, 100);
	say("reserve", grants: $take("c", 100, 4)[0], grants_without_one: $take("c")[0]);
	say("all", short(caught(fn () => $limiter->acquire("c", 10))), short(caught(fn () => $limiter->acquire("c", 11))));
	// A limit that changes, a refusal.
	$see("c", 20, 10, 100);
	say("more", grants: $take("c", 5)[0]);
	$see("c", 20, 0, 100);
	say("refused", grants: $take("c")[0]);

	// A window ends: what has no answer counts in the next one, once.
	foreach (["d" => 5, "e" => 0] as $bucket => $open) {
		$take($bucket, 1);
		$see($bucket, 7, 6, 2);
		$take($bucket, 6);
		for ($i = 6; $i > $open; $i--) {
			$see($bucket, 7, $i - 1, 2);
		}
	}
	$took = new Stopwatch();
	until(fn () => $limiter->acquire("d", 0) === 0.0);
	say("turn", $took->seconds() > 0.9 && within($took, 5) ? "a second after the end" : $took->seconds());
	until(fn () => $limiter->acquire("e", 0) === 0.0);
	say(
		"the others wait",
		grants_of_d: $take("d")[0],
		grants_of_e: $take("e")[0],
		granted_of_d: $state("d")["granted"],
		granted_of_e: $state("e")["granted"],
	);
	// The first one does not come back.
	$took = new Stopwatch();
	until(fn () => $limiter->acquire("e", 0) === 0.0);
	say("another one goes", $took->seconds() > 1.5 && within($took, 4) ? "after two seconds" : $took->seconds());
	$see("d", 7, 6, 100);
	$see("e", 7, 5, 100);
	say("left", grants_of_d: $take("d")[0], grants_of_e: $take("e")[0]);

	// What never gets an answer takes its place in one more window, and in no later one.
	$take("h", 1);
	$see("h", 7, 6, 2);
	$take("h", 6);
	until(fn () => $limiter->acquire("h", 0) === 0.0);
	$see("h", 7, 6, 2);
	say("of lost ones", grants: $take("h")[0], granted: $state("h")["granted"]);
	until(fn () => $limiter->acquire("h", 0) === 0.0);
	$see("h", 7, 6, 100);
	say("then", grants: $take("h")[0], granted: $state("h")["granted"]);

	// Redis has forgotten the script; a key is something else.
	$redis->script("flush");
	say("flushed", wait: $limiter->acquire("f", 0));
	$redis->set("skipcall:{g}", "a string");
	say("no hash", caught(fn () => $limiter->acquire("g", 0))::class);
', [$server->options()], ['{skipcall}', ...RedisServer::settings()]);

// The example: each goes on where the one before was.
$mock = Mock::start(['rows' => 1, 'rate' => ['limit' => 100, 'window' => 600]]);
foreach ([3, 2] as $requests) {
	$example = proc_open(
		[...Child::command(['{skipcall}', ...RedisServer::settings()]), dirname(__DIR__, 2) . '/examples/redis-rate-limiter.php',
			"--redis=$server->socket", "--requests=$requests"],
		[1 => ['pipe', 'w'], 2 => ['redirect', 1]],
		$pipes,
		null,
		['SKIPCALL_BASE_URL' => $mock->url, 'SKIPCALL_API_KEY' => 'sk_test_ok'] + getenv(),
	);
	echo preg_replace('/^\d\d:\d\d:\d\d /m', '', stream_get_contents($pipes[1]));
	say('exit code', proc_close($example));
}
?>
--EXPECT--
unknown; grants and wait: [1,0.1]
end; as told: true
known; grants: 9, wait: "1 s after the end"
expires 60 s after the end
no news; others: "0"
others; counted: "2", grants: 3
never less; counted: "2", grants: 0
of before; others: "2"
reserve; grants: 5, grants without one: 4
all InvalidArgumentException InvalidArgumentException
more; grants: 5
refused; grants: 0
turn a second after the end
the others wait; grants of d: 0, grants of e: 0, granted of d: "6", granted of e: "1"
another one goes after two seconds
left; grants of d: 1, grants of e: 5
of lost ones; grants: 0, granted: "7"
then; grants: 6, granted: "7"
flushed; wait: 0.0
no hash RedisException
request 1, 99 of 100 left
request 2, 98 of 100 left
request 3, 97 of 100 left
exit code 0
request 1, 96 of 100 left
request 2, 95 of 100 left
exit code 0
