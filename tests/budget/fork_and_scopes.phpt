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
say('nobody was told', one: $one->left(), two: $two->left());
$one->read();
say('told to another process', one: $one->left(), two: $two->left(), requests: $mock->stats()['requests']);
say('parent and child', child_status_and_used: $one->do(FORK), remaining: $two->left());
// In the middle of a request.
say(
	'asked for before the fork',
	rows_and_child_status: $one->do('
	$pending = $client->listCallsAsync();
	$pid = pcntl_fork();
	if ($pid === 0) {
		exit(count($pending->wait()));
	}
	$rows = count($pending->wait());
	pcntl_waitpid($pid, $status);
	return [$rows, pcntl_wexitstatus($status)];
'),
	same_remaining: $one->left() === $two->left(),
);

// Keys, base URLs, buckets.
$ask = fn (Sharer $sharer, string $code): mixed => $sharer->do("return ($code)?->remaining;");
say('other key', remaining: $ask($one, '$client->withApiKey("sk_test_ok2")->getRateLimit()'));
say('other base URL', remaining: $ask($one, "client('$other->url')->getRateLimit()"));
say('spelt otherwise', same: $ask($one, 'client("$url/v1/")->getRateLimit()') === $two->left());
say('a bucket', remaining: $ask($one, '$client->withOptions(["rateLimitBucket" => "sync"])->getRateLimit()'));
$one->do('$client->withOptions(["rateLimitBucket" => "sync"])->listCalls();');
$left = $ask($one, '$client->withOptions(["rateLimitBucket" => "sync"])->getRateLimit()');
say(
	'of two keys',
	same_with_another_key: $ask($two, '$client->withApiKey("sk_test_ok2")->withOptions(["rateLimitBucket" => "sync"])->getRateLimit()') === $left,
	same_at_another_URL: $ask($two, "client('$other->url', ['rateLimitBucket' => 'sync'])->getRateLimit()") === $left,
	remaining_of_another_bucket: $ask($two, '$client->withOptions(["rateLimitBucket" => "sync2"])->getRateLimit()'),
);
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
say(
	'rotated',
	one: $rotated($one, 'sk_test_ok'),
	two: $rotated($two, 'sk_test_ok'),
	one_with_a_new_key: $rotated($one, 'sk_test_ok_new'),
	two_with_a_new_key: $rotated($two, 'sk_test_ok_new'),
);

// Budgets of their own.
$own = new Sharer($mock->url, ['skipcall.rate_limit_scope=process', ...$settings]);
say(
	'scope process',
	before: $own->left(),
	rows: $own->read(),
	after_is_known: $own->left() !== null,
	after_is_its_own: $ask($two, '$client->getRateLimit()') !== $own->left(),
);
say('its child', child_status_and_used: $own->do(FORK));
$late = new Sharer($mock->url, $settings);
$late->do('ini_set("skipcall.rate_limit_scope", "process");');
say('set by the script', remaining: $late->left());
$late->do('ini_set("skipcall.rate_limit_scope", "host");');
say('and back', same: $late->left() === $two->left());
say('transport', ...$two->do('
	$answer = fn (int $left) => ["status" => 200, "headers" => ["X-RateLimit-Limit" => "9", "X-RateLimit-Remaining" => "$left", "X-RateLimit-Reset" => "60"],
		"body" => \'{"success":true,"data":[],"total":0,"page":1,"limit":10,"totalPages":0}\'];
	$first = $client->withOptions(["transport" => fn () => $answer(5)]);
	$second = $client->withOptions(["transport" => fn () => $answer(3)]);
	$before = [$first->getRateLimit(), $second->getRateLimit()];
	$first->countCalls();
	$second->countCalls();
	return ["before" => $before, "first" => $first->getRateLimit()->remaining, "second" => $second->getRateLimit()->remaining, "limit of the network" => $client->getRateLimit()->limit];
'));
say('sleep', ...$two->do('
	$sleeper = $client->withOptions(["sleep" => fn () => null]);
	$before = $sleeper->getRateLimit();
	$shared = $client->getRateLimit()->remaining;
	$sleeper->listCalls();
	return ["before" => $before, "less than shared" => $sleeper->getRateLimit()->remaining < $shared, "shared unchanged" => $client->getRateLimit()->remaining === $shared];
'));

// How a server wants `sort` to be written.
$deep = Mock::start(['rows' => 9, 'sortStyle' => 'deepObject']);
$sort = fn (Sharer $sharer): mixed => $sharer->do("return client('$deep->url')->listCalls(limit: 3, sort: 'createdAt')->sorted;");
say(
	'sorted',
	one: $sort($one),
	requests: $deep->stats()['requests'],
	two: $sort($two),
	requests_then: $deep->stats()['requests'],
	own: $sort($own),
	requests_at_last: $deep->stats()['requests'],
);
say(
	'never refused',
	statuses: array_keys($mock->stats()['byStatus']),
	statuses_of_the_scarce_one: array_keys($scarce->stats()['byStatus']),
);
foreach ([$one, $two, $own, $late] as $sharer) {
	say(log: $sharer->log());
	$sharer->end();
}
?>
--EXPECT--
nobody was told; one: null, two: null
told to another process; one: 999, two: 999, requests: 1
parent and child; child status and used: [0,2], remaining: 997
asked for before the fork; rows and child status: [3,3], same remaining: true
other key; remaining: null
other base URL; remaining: null
spelt otherwise; same: true
a bucket; remaining: null
of two keys; same with another key: true, same at another URL: true, remaining of another bucket: null
rotated; one: 3, two: 3, one with a new key: "refused here", two with a new key: "refused here"
scope process; before: null, rows: 3, after is known: true, after is its own: true
its child; child status and used: [0,0]
set by the script; remaining: null
and back; same: true
transport; before: [null,null], first: 5, second: 3, limit of the network: 1000
sleep; before: null, less than shared: true, shared unchanged: true
sorted; one: true, requests: 2, two: true, requests then: 3, own: true, requests at last: 5
never refused; statuses: [200], statuses of the scarce one: [200]
log: []
log: []
log: []
log: []
