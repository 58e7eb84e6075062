--TEST--
since and until are found by requests of one row each, in both orders; countCalls() counts between dates
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/../lifecycle/life.inc';
/** What count() says of an iterator that was read. Before, it says no less, for a single request. */
function counted(Skipcall\CallIterator $calls): int|string
{
	global $mock;
	$before = count($mock->targets());
	$most = count($calls);
	$again = count($calls);
	$requests = count($mock->targets()) - $before;
	$rows = iterator_count($calls);
	return $requests > 1 || $most < $rows || $again !== $most || count($calls) !== $rows ? "$requests requests, $most, $again, $rows" : $rows;
}

$mock = Mock::start(['rows' => 3000, 'tieSize' => 3]);
$client = client($mock->url, ['rateLimitMode' => 'reactive']);
$rows = $mock->rows();
$dates = array_column($rows, 'createdAt');
$pages = 30;
$bound = fn (int $n): int => (int) floor(2 + 2 * log($n, 2));
/** What should come of it, without the client. */
function between(array $rows, ?string $since, ?string $until): array
{
	return array_column(array_filter($rows, fn ($row) => ($since === null || $row['createdAt'] >= $since) && ($until === null || $row['createdAt'] < $until)), 'id');
}
$before = '1999-01-01T00:00:00.000Z';
$after = '2099-01-01T00:00:00.000Z';
$bounds = [
	'middle' => [$dates[700], $dates[1500]], 'since' => [$dates[2100], null], 'until' => [null, $dates[900]],
	'all' => [$dates[0], $after], 'before' => [null, $before], 'after' => [$after, null], 'nothing' => [$dates[900], $dates[900]],
	'the wrong way round' => [$dates[900], $dates[100]], 'one group' => [$dates[900], $dates[903]], 'last' => [$dates[2999], null],
];
foreach ($bounds as $name => [$since, $until]) {
	$expected = between($rows, $since, $until);
	$ok = [];
	foreach (['createdAt', '-createdAt'] as $sort) {
		$mock->reset();
		$read = [];
		foreach ($client->iterateCalls($sort, since: $since, until: $until) as $key => $call) {
			$read[] = $call->id;
		}
		$wanted = $sort === 'createdAt' ? $expected : array_reverse($expected);
		$singles = count(array_filter($mock->targets(), fn ($target) => str_contains($target, 'limit=1&')));
		sort($read);
		sort($wanted);
		$ok[] = $read === $wanted;
		$ok[] = $singles <= $bound($pages);
		$ok[] = count($mock->targets()) - $singles <= (int) ceil(count($expected) / 100) + 2 + 2; // both ends, and what was under way
	}
	$mock->reset();
	$count = $client->countCalls(since: $since, until: $until);
	$requests = count($mock->targets());
	say(
		$name,
		rows: $ok === array_fill(0, 6, true) ? 'right' : $ok,
		count: $count === count($expected) ? 'right' : $count,
		requests: $requests <= $bound(3000) * ($since !== null && $until !== null ? 2 : 1) ? 'few requests' : $requests,
		Countable: counted($client->iterateCalls(since: $since, until: $until)) === count($expected),
		with_maxRows: counted($client->iterateCalls('-createdAt', since: $since, until: $until, maxRows: 50)) === min(50, count($expected)),
	);
}
// Dates as objects, in any zone; a day is a day.
$march = new DateTimeImmutable($dates[1200]);
say(
	date_in_another_zone: $client->countCalls(since: $march->setTimezone(new DateTimeZone('+05:30'))) === count(between($rows, $dates[1200], null)),
);
say(
	day: $client->countCalls(since: substr($dates[1200], 0, 10)) === count(between($rows, substr($dates[1200], 0, 10) . 'T00:00:00.000Z', null)),
);
// Servers that want their sort written otherwise, and one that ignores it.
$mock->config(['sortStyle' => 'deepObject']);
say(
	'deepObject',
	right: $client->withOptions(['sleep' => fn () => null])->countCalls(since: $dates[2000]) === count(between($rows, $dates[2000], null)),
);
$mock->config(['sortStyle' => 'ignore']);
say(
	'ignore',
	reason: caught(fn () => $client->withOptions(['sleep' => fn () => 0])->countCalls(since: $dates[2000]))->getReason(),
);
// Arguments.
foreach ([
	fn () => $client->iterateCalls('updatedAt', since: $dates[0]),
	fn () => $client->iterateCalls(null, until: $dates[0]),
	fn () => $client->iterateCalls(since: 'yesterday'),
	fn () => $client->countCalls(until: ''),
	fn () => $client->iterateCalls(since: (new ReflectionClass(DateTime::class))->newInstanceWithoutConstructor()),
	fn () => $client->iterateCalls(pageSize: 0),
	fn () => $client->iterateCalls(maxRows: -1),
] as $call) {
	say(short($e = caught($call)), $e->getMessage());
}
?>
--EXPECT--
middle; rows: "right", count: "right", requests: "few requests", Countable: true, with maxRows: true
since; rows: "right", count: "right", requests: "few requests", Countable: true, with maxRows: true
until; rows: "right", count: "right", requests: "few requests", Countable: true, with maxRows: true
all; rows: "right", count: "right", requests: "few requests", Countable: true, with maxRows: true
before; rows: "right", count: "right", requests: "few requests", Countable: true, with maxRows: true
after; rows: "right", count: "right", requests: "few requests", Countable: true, with maxRows: true
nothing; rows: "right", count: "right", requests: "few requests", Countable: true, with maxRows: true
the wrong way round; rows: "right", count: "right", requests: "few requests", Countable: true, with maxRows: true
one group; rows: "right", count: "right", requests: "few requests", Countable: true, with maxRows: true
last; rows: "right", count: "right", requests: "few requests", Countable: true, with maxRows: true
date in another zone: true
day: true
deepObject; right: true
ignore; reason: "sort"
InvalidArgumentException Skipcall\Client::iterateCalls(): Argument #4 ($since) needs a sort by "createdAt"
InvalidArgumentException Skipcall\Client::iterateCalls(): Argument #5 ($until) needs a sort by "createdAt"
InvalidArgumentException Skipcall\Client::iterateCalls(): Argument #4 ($since) must be a date like 2024-03-20T09:00:00.000Z, or a DateTimeInterface, another string given
InvalidArgumentException Skipcall\Client::countCalls(): Argument #4 ($until) must be a date like 2024-03-20T09:00:00.000Z, or a DateTimeInterface, another string given
InvalidArgumentException Skipcall\Client::iterateCalls(): Argument #4 ($since) must be a date that was constructed, DateTime given
InvalidArgumentException Skipcall\Client::iterateCalls(): Argument #6 ($pageSize) must be from 1 to 1000000, 0 given
InvalidArgumentException Skipcall\Client::iterateCalls(): Argument #7 ($maxRows) must be 0 or more, or null for all, -1 given
