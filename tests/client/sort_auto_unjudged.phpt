--TEST--
What proves nothing about the order makes no second request
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/client.inc';
$rows = [];
$asked = 0;
$client = doubled(function () use (&$rows, &$asked) {
	$asked++;
	return answer($rows);
});
foreach ([
	'no rows' => [],
	'one row' => [row(1, '2024-01-02T00:00:00Z')],
	'nulls' => [row(1), row(2), row(3)],
	'equals' => [row(1, '2024-01-02T00:00:00Z'), row(2, '2024-01-02T01:00:00+01:00')],
	'one date and nulls' => [row(1), row(2, '2024-01-02T00:00:00Z'), row(3)],
	'no dates' => [row(1, 'later'), row(2, 'earlier')],
] as $what => $rows) {
	$asked = 0;
	say($what, sorted: $client->listCalls(sort: 'createdAt')->sorted, requests: $asked);
}
$rows = [row(1, '2024-01-02T00:00:00Z'), row(2, '2024-01-01T00:00:00Z')];
foreach (['id', 'status', 'notes', null] as $sort) {
	$asked = 0;
	say(sort: $sort, sorted: $client->listCalls(sort: $sort)->sorted, requests: $asked);
}
?>
--EXPECT--
no rows; sorted: null, requests: 1
one row; sorted: null, requests: 1
nulls; sorted: null, requests: 1
equals; sorted: null, requests: 1
one date and nulls; sorted: null, requests: 1
no dates; sorted: null, requests: 1
sort: "id", sorted: null, requests: 1
sort: "status", sorted: null, requests: 1
sort: "notes", sorted: null, requests: 1
sort: null, sorted: null, requests: 1
