--TEST--
Who shares a rate limit and what was learnt of a server: forked children and other processes, by key, base URL, bucket and scope
--EXTENSIONS--
skipcall
--SKIPIF--
<?php
if (!extension_loaded("pcntl")) {
	die("skip no pcntl");
}
?>
--FILE--
<?php
require __DIR__ . '/sharer.inc';
$config = ['rows' => 3, 'rate' => ['limit' => 1000, 'window' => 3600]];
$mock = Mock::start($config);
$other = Mock::start($config);
$file = new SharedFile();
$settings = ["skipcall.shared_file=$file->path"];
/** How many requests of this child of the process count there. */
const FORK = '
	$before = $client->getRateLimit()->remaining;
	$pid = pcntl_fork();
	if ($pid === 0) {
		$seen = $client->getRateLimit()->remaining === $before;
		$client->listCalls();
		client($url)->listCalls();
		exit($seen ? 0 : 1);
	}
	pcntl_waitpid($pid, $status);
	return [pcntl_wexitstatus($status), $before - $client->getRateLimit()->remaining];
';

$one = new Sharer($mock->url, $settings);
$two = new Sharer($mock->url, $settings);
say('nobody was told', $one->left(), $two->left());
$one->read();
say('told to another process', $one->left(), $two->left(), $mock->stats()['requests']);
say('parent and child', $one->do(FORK), $two->left());
// In the middle of a request.
say('asked for before the fork', $one->do('
	$pending = $client->listCallsAsync();
	$pid = pcntl_fork();
	if ($pid === 0) {
		exit(count($pending->wait()));
	}
	$rows = count($pending->wait());
	pcntl_waitpid($pid, $status);
	return [$rows, pcntl_wexitstatus($status)];
'), $one->left() === $two->left());

// Keys, base URLs, buckets.
$ask = fn (Sharer $sharer, string $code): mixed => $sharer->do("return ($code)?->remaining;");
say('other key', $ask($one, '$client->withApiKey("sk_test_ok2")->getRateLimit()'));
say('other base URL', $ask($one, "client('$other->url')->getRateLimit()"));
say('spelt otherwise', $ask($one, 'client("$url/v1/")->getRateLimit()') === $two->left());
say('a bucket', $ask($one, '$client->withOptions(["rateLimitBucket" => "sync"])->getRateLimit()'));
$one->do('$client->withOptions(["rateLimitBucket" => "sync"])->listCalls();');
$left = $ask($one, '$client->withOptions(["rateLimitBucket" => "sync"])->getRateLimit()');
say('of two keys', $ask($two, '$client->withApiKey("sk_test_ok2")->withOptions(["rateLimitBucket" => "sync"])->getRateLimit()') === $left,
	$ask($two, "client('$other->url', ['rateLimitBucket' => 'sync'])->getRateLimit()") === $left,
	$ask($two, '$client->withOptions(["rateLimitBucket" => "sync2"])->getRateLimit()'));
// A new key of the same customer: what the old one used is not forgotten.
$scarce = Mock::start(['rows' => 3, 'rate' => ['limit' => 2, 'window' => 3600]]);
$rotated = fn (Sharer $sharer, string $key): mixed => $sharer->do('
	$rotated = new Skipcall\Client("' . $key . '", ["baseUrl" => "' . $scarce->url . '", "rateLimitBucket" => "rotated", "rateLimitMode" => "fail"]);
	try {
		return count($rotated->listCalls());
	} catch (Skipcall\Exception\RateLimitException $e) {
		return $e->isLocal() ? "refused here" : "refused";
	}
');
say('rotated', $rotated($one, 'sk_test_ok'), $rotated($two, 'sk_test_ok'), $rotated($one, 'sk_test_ok_new'), $rotated($two, 'sk_test_ok_new'));

// Budgets of their own.
$own = new Sharer($mock->url, ['skipcall.rate_limit_scope=process', ...$settings]);
say('scope process', $own->left(), $own->read(), $own->left() !== null, $ask($two, '$client->getRateLimit()') !== $own->left());
say('its child', $own->do(FORK));
$late = new Sharer($mock->url, $settings);
$late->do('ini_set("skipcall.rate_limit_scope", "process");');
say('set by the script', $late->left());
$late->do('ini_set("skipcall.rate_limit_scope", "host");');
say('and back', $late->left() === $two->left());
say('transport', $two->do('
	$answer = fn (int $left) => ["status" => 200, "headers" => ["X-RateLimit-Limit" => "9", "X-RateLimit-Remaining" => "$left", "X-RateLimit-Reset" => "60"],
		"body" => \'{"success":true,"data":[],"total":0,"page":1,"limit":10,"totalPages":0}\'];
	$first = $client->withOptions(["transport" => fn () => $answer(5)]);
	$second = $client->withOptions(["transport" => fn () => $answer(3)]);
	$before = [$first->getRateLimit(), $second->getRateLimit()];
	$first->countCalls();
	$second->countCalls();
	return [...$before, $first->getRateLimit()->remaining, $second->getRateLimit()->remaining, $client->getRateLimit()->limit];
'));
say('sleep', $two->do('
	$sleeper = $client->withOptions(["sleep" => fn () => null]);
	$before = $sleeper->getRateLimit();
	$shared = $client->getRateLimit()->remaining;
	$sleeper->listCalls();
	return [$before, $sleeper->getRateLimit()->remaining < $shared, $client->getRateLimit()->remaining === $shared];
'));

// How a server wants `sort` to be written.
$deep = Mock::start(['rows' => 9, 'sortStyle' => 'deepObject']);
$sort = fn (Sharer $sharer): mixed => $sharer->do("return client('$deep->url')->listCalls(limit: 3, sort: 'createdAt')->sorted;");
say('sorted', $sort($one), $deep->stats()['requests'], $sort($two), $deep->stats()['requests'], $sort($own), $deep->stats()['requests']);
say('never refused', array_keys($mock->stats()['byStatus']), array_keys($scarce->stats()['byStatus']));
foreach ([$one, $two, $own, $late] as $sharer) {
	say($sharer->log());
	$sharer->end();
}
?>
--EXPECT--
nobody was told null null
told to another process 999 999 1
parent and child [0,2] 997
asked for before the fork [3,3] true
other key null
other base URL null
spelt otherwise true
a bucket null
of two keys true true null
rotated 3 3 refused here refused here
scope process null 3 true true
its child [0,0]
set by the script null
and back true
transport [null,null,5,3,1000]
sleep [null,true,true]
sorted true 2 true 3 true 5
never refused [200] [200]
[]
[]
[]
[]
