--TEST--
Dates that microseconds in 64 bits cannot tell are far in the future or in the past
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/client.inc';
$client = doubled(served(25));
$far = [
	'past' => new DateTimeImmutable('@-9000000000000000000'),
	'year -300000' => (new DateTimeImmutable('2024-01-01'))->setDate(-300000, 1, 1),
	'year 300000' => (new DateTimeImmutable('2024-01-01'))->setDate(300000, 1, 1),
	'future' => new DateTimeImmutable('@9000000000000000000'),
	'last second' => (new DateTimeImmutable())->setTimestamp(PHP_INT_MAX),
	'first second' => (new DateTimeImmutable())->setTimestamp(PHP_INT_MIN),
];
foreach ($far as $name => $date) {
	say(
		$name,
		since: $client->countCalls(since: $date),
		until: $client->countCalls(until: $date),
		read_since: iterator_count($client->iterateCalls(since: $date)),
		read_until: iterator_count($client->iterateCalls(until: $date)),
		read_down_since: iterator_count($client->iterateCalls(sort: '-createdAt', since: $date)),
		synchronised_since: iterator_count($client->syncCalls(since: $date)),
	);
}
?>
--EXPECT--
past; since: 25, until: 0, read since: 25, read until: 0, read down since: 25, synchronised since: 25
year -300000; since: 25, until: 0, read since: 25, read until: 0, read down since: 25, synchronised since: 25
year 300000; since: 0, until: 25, read since: 0, read until: 25, read down since: 0, synchronised since: 0
future; since: 0, until: 25, read since: 0, read until: 25, read down since: 0, synchronised since: 0
last second; since: 0, until: 25, read since: 0, read until: 25, read down since: 0, synchronised since: 0
first second; since: 25, until: 0, read since: 25, read until: 0, read down since: 25, synchronised since: 25
