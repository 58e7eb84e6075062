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
	echo "$what: ", json_encode($client->listCalls(sort: 'createdAt')->sorted), ", $asked request\n";
}
$rows = [row(1, '2024-01-02T00:00:00Z'), row(2, '2024-01-01T00:00:00Z')];
foreach (['id', 'status', 'notes', null] as $sort) {
	$asked = 0;
	echo json_encode($sort), ': ', json_encode($client->listCalls(sort: $sort)->sorted), ", $asked request\n";
}
?>
--EXPECT--
no rows: null, 1 request
one row: null, 1 request
nulls: null, 1 request
equals: null, 1 request
one date and nulls: null, 1 request
no dates: null, 1 request
"id": null, 1 request
"status": null, 1 request
"notes": null, 1 request
null: null, 1 request
