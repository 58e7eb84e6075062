--TEST--
Dates among the filters are written in UTC with milliseconds
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/client.inc';
class Day extends DateTimeImmutable
{
}
function show_filters(Mock $mock, array $filters): void
{
	client($mock)->listCalls(filters: $filters);
	echo 'filters: ', rawurldecode(explode('filters=', $mock->targets()[0])[1]), "\n";
	$mock->reset();
}
$mock = Mock::start();
$paris = new DateTimeZone('Europe/Paris');
show_filters($mock, ['createdAt' => ['gte' => new DateTimeImmutable('2024-03-20 10:00:00.123999', $paris)]]);
show_filters($mock, ['a' => new DateTime('2024-07-01 00:30', $paris)]);
show_filters($mock, ['a' => new Day('2024-03-20T09:00:00+05:30')]);
show_filters($mock, ['a' => new DateTimeImmutable('@-1')]);
show_filters($mock, ['a' => new DateTimeImmutable('1969-12-31 23:59:59.999 UTC')]);
show_filters($mock, ['a' => new DateTimeImmutable('0001-01-01 UTC'),
	'b' => new DateTimeImmutable('9999-12-31 23:59:59.999999 UTC')]);
$date = new DateTimeImmutable('2024-03-20 UTC');
show_filters($mock, ['list' => [$date, &$date]]);
?>
--EXPECT--
filters: {"createdAt":{"gte":"2024-03-20T09:00:00.123Z"}}
filters: {"a":"2024-06-30T22:30:00.000Z"}
filters: {"a":"2024-03-20T03:30:00.000Z"}
filters: {"a":"1969-12-31T23:59:59.000Z"}
filters: {"a":"1969-12-31T23:59:59.999Z"}
filters: {"a":"0001-01-01T00:00:00.000Z","b":"9999-12-31T23:59:59.999Z"}
filters: {"list":["2024-03-20T00:00:00.000Z","2024-03-20T00:00:00.000Z"]}
