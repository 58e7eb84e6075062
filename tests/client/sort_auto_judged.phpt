--TEST--
Dates are judged across nulls, time zones and every date member
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/client.inc';
$rows = [];
$client = doubled(function () use (&$rows) {
	return answer($rows);
}, ['sortStyle' => 'form']);
foreach ([
	'ascending' => [row(1, '2024-01-01T00:00:00Z'), row(2, null), row(3, '2024-01-02T00:00:00Z')],
	'descending' => [row(1, '2024-01-02T00:00:00Z'), row(2, null), row(3, '2024-01-01T00:00:00Z')],
	'ascending by zone' => [row(1, '2024-01-01T10:00:00+05:00'), row(2, '2024-01-01T09:00:00+01:00')],
	'mixed' => [row(1, '2024-01-01'), row(2, '2024-01-03'), row(3, '2024-01-02')],
] as $what => $rows) {
	say(
		$what,
		ascending: $client->listCalls(sort: 'createdAt')->sorted,
		descending: $client->listCalls(sort: '-createdAt')->sorted,
	);
}
foreach (['createdAt', 'updatedAt', 'startedAt', 'endedAt', 'syncedWithCrmDate', 'deletedAt',
	'callType'] as $member) {
	$rows = [['id' => 'a', $member => '2024-01-01'], ['id' => 'b', $member => '2024-01-02']];
	echo "$member: ", json_encode($client->listCalls(sort: $member)->sorted), "\n";
}
?>
--EXPECT--
ascending; ascending: true, descending: false
descending; ascending: false, descending: true
ascending by zone; ascending: true, descending: false
mixed; ascending: false, descending: false
createdAt: true
updatedAt: true
startedAt: true
endedAt: true
syncedWithCrmDate: true
deletedAt: true
callType: null
