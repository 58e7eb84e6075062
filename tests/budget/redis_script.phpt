--TEST--
The rate limiter of examples/: how its script counts what was granted, what others used, and turns of a window
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
	$another = new Redis();
	$another->connect($redis->getHost());
	$another = new RedisRateLimiter($another);
	$now = time();
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
	$state = fn (string $bucket) => $redis->hGetAll("skipcall:$bucket");
	$near = fn (float $value, float $wanted) => $value > $wanted - 1.2 && $value <= $wanted ? "about $wanted" : $value;

	// Nothing known: one, and the next one soon.
	say("unknown", $take("a"));
	$see("a", 10, 9, 100);
	[$granted, $wait] = $take("a");
	say("known", $granted, $near($wait, 101));
	say("expires", $near($redis->pttl("skipcall:a") / 1000, 160));
	// Answers that come late and out of order are no news; two that others have sent are.
	$see("b", 10, 9, 0);
	$take("b", 1);
	$see("b", 10, 9, 100);
	$take("b", 4);
	$see("b", 10, 7, 100);
	$see("b", 10, 8, 100);
	say("no news", $state("b")["others"]);
	$see("b", 10, 5, 100);
	$see("b", 10, 3, 100);
	say("others", $state("b")["others"], $take("b")[0]);
	$see("b", 10, 6, 100);
	say("never less", $state("b")["others"], $take("b")[0]);
	// An answer of the window before.
	$see("b", 10, 0, -5);
	say("of before", $state("b")["others"]);
	// Some are left to others, and all of them cannot be.
	$take("c", 1);
	$see("c", 10, 9, 100);
	say("reserve", $take("c", 100, 4)[0], $take("c")[0]);
	say("all", short(caught(fn () => $limiter->acquire("c", 10))), short(caught(fn () => $limiter->acquire("c", 11))));
	// A limit that changes, a refusal.
	$see("c", 20, 10, 100);
	say("more", $take("c", 5)[0]);
	$see("c", 20, 0, 100);
	say("refused", $take("c")[0]);

	// A window ends: what has no answer counts in the next one, once.
	foreach (["d" => 5, "e" => 0] as $bucket => $open) {
		$take($bucket, 1);
		$see($bucket, 7, 6, 1);
		$take($bucket, 6);
		for ($i = 6; $i > $open; $i--) {
			$see($bucket, 7, $i - 1, 1);
		}
	}
	$took = new Stopwatch();
	until(fn () => $limiter->acquire("d", 0) === 0.0);
	say("turn", $took->seconds() > 0.9 && within($took, 5) ? "a second after the end" : $took->seconds());
	until(fn () => $limiter->acquire("e", 0) === 0.0);
	say("the others wait", $take("d")[0], $take("e")[0], $state("d")["granted"], $state("e")["granted"]);
	// The first one does not come back.
	$took = new Stopwatch();
	until(fn () => $limiter->acquire("e", 0) === 0.0);
	say("another one goes", $took->seconds() > 1.5 && within($took, 4) ? "after two seconds" : $took->seconds());
	$see("d", 7, 6, 100);
	$see("e", 7, 5, 100);
	say("left", $take("d")[0], $take("e")[0]);

	// Redis has forgotten the script; a key is something else.
	$redis->script("flush");
	say("flushed", $limiter->acquire("f", 0));
	$redis->set("skipcall:g", "a string");
	say("no hash", caught(fn () => $limiter->acquire("g", 0))::class);
', [$server->options()], ['{skipcall}', ...RedisServer::settings()]);
?>
--EXPECT--
unknown [1,0.1]
known 9 about 101
expires about 160
no news 0
others 2 3
never less 2 0
of before 2
reserve 5 4
all InvalidArgumentException InvalidArgumentException
more 5
refused 0
turn a second after the end
the others wait 0 0 6 1
another one goes after two seconds
left 1 5
flushed 0
no hash RedisException
