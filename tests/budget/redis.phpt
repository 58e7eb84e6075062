--TEST--
Hosts that have only a Redis in common use a rate limit up and are never refused; without the Redis they throw or go on, at once
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
const WINDOW = 4;
$term = new Term(microtime(true) + 13 * WINDOW);
$reference = new Reference(['limit' => 100, 'window' => WINDOW], $term->until);
$all = [];
foreach (['aligned', 'first'] as $count) {
	$mock = Mock::start(['rows' => 1, 'rate' => ['limit' => 100, 'window' => WINDOW, 'count' => $count]]);
	$redis = new RedisServer();
	$readers = [];
	for ($host = 0; $host < 4; $host++) {
		$readers[] = (new Readers($mock->url, new SharedFile(), $term, [], $redis->options(), RedisServer::settings()))->add(1);
	}
	$all[$count] = [$mock, $redis, $readers];
}

// Meanwhile, another Redis: it hangs, it is gone, it comes back. The child says when it wants which.
foreach (['throw', 'local'] as $failure) {
	$mock = Mock::start(['rows' => 1, 'rate' => ['limit' => 1000, 'window' => 600]]);
	$redis = new RedisServer();
	$child = new Child('
		[, $url, $code, $socket] = $argv;
		$client = client($url, ["rateLimitMaxWait" => 1] + eval($code));
		function ask(string $when): void
		{
			global $client;
			for ($i = 0, $took = new Stopwatch(), $seen = []; $i < 3; $i++) {
				try {
					$client->listCalls(limit: 1);
					$seen[] = "a page";
				} catch (RedisException $e) {
					$seen[] = short($e);
				}
			}
			echo json_encode([$when, ...$seen, within($took, 3) ? "at once" : $took->seconds() . " s"]), "\n";
			fgets(STDIN);
		}
		ask("there");
		ask("hangs");
		ask("gone");
		// A Redis that failed is left alone for five seconds.
		until(function () use ($client, $socket): bool {
			try {
				$client->listCalls(limit: 1);
			} catch (RedisException) {
			}
			try {
				$redis = new Redis();
				$redis->connect($socket);
				return $redis->dbSize() > 0;
			} catch (RedisException) {
				return false; // not back yet
			}
		});
		ask("back");
	', [$mock->url, $redis->options("['rateLimiterFailure' => '$failure']", 1), $redis->socket], ['{skipcall}', ...RedisServer::settings()]);
	$step = function (callable $then) use ($child): void {
		say(...json_decode((string) fgets($child->pipes[1]), true) ?? ['silence']);
		$then();
		fwrite($child->pipes[0], "\n");
	};
	say($failure);
	$step(fn () => $redis->signal(SIGSTOP));
	$step(fn () => $redis->signal(SIGKILL));
	$step(fn () => $redis->restart());
	$step(fn () => null);
	$child->end();
	say(array_keys($mock->stats()['byStatus']));
}

$term->endAfter(10, WINDOW, array_column($all, 0));
$possible = $reference->share();
foreach ($all as $count => [$mock, $redis, $readers]) {
	$read = array_merge(...array_map(fn ($one) => $one->read(), $readers));
	$used = new Used($mock, $count, 100, WINDOW);
	say($count, 'windows', $used->windows() >= 10 ? 'enough' : $used->windows(), 'refused', $used->refused(),
		'used', $used->share() >= 0.95 * $possible ? '95 % of what is possible, or more' : $used->share());
	show("redis, $count", $used, $read);
}
?>
--EXPECT--
throw
there a page a page a page at once
hangs RedisException RedisException RedisException at once
gone RedisException RedisException RedisException at once
back a page a page a page at once
[200]
local
there a page a page a page at once
hangs a page a page a page at once
gone a page a page a page at once
back a page a page a page at once
[200]
aligned windows enough refused 0 used 95 % of what is possible, or more
first windows enough refused 0 used 95 % of what is possible, or more
