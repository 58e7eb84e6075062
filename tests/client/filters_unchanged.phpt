--TEST--
Filters given to a call are not changed by it
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/client.inc';
$mock = Mock::start();
$date = new DateTimeImmutable('2024-03-20 UTC');
$filters = ['createdAt' => ['gte' => $date], 'list' => [1, [2]]];
$before = serialize($filters);
client($mock)->listCalls(filters: $filters);
say(unchanged: serialize($filters) === $before, same_date: $filters['createdAt']['gte'] === $date);
?>
--EXPECT--
unchanged: true, same date: true
