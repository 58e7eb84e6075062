--TEST--
Six dates of a row as DateTimeImmutable, null where there is none
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/rows.inc';
$call = call(full_row());
$none = call(['id' => 'a', 'startedAt' => null, 'endedAt' => 5, 'createdAt' => '', 'updatedAt' => 'soon']);
foreach (['StartedAt', 'EndedAt', 'CreatedAt', 'UpdatedAt', 'SyncedWithCrmDate', 'DeletedAt'] as $name) {
	$date = $call->{"get$name"}();
	say(
		$name,
		class: get_class($date),
		date: $date->format('Y-m-d H:i:s.v T'),
		without: get_debug_type($none->{"get$name"}()),
	);
}
?>
--EXPECT--
StartedAt; class: "DateTimeImmutable", date: "2024-03-20 09:00:00.000 Z", without: "null"
EndedAt; class: "DateTimeImmutable", date: "2024-03-20 09:15:00.000 Z", without: "null"
CreatedAt; class: "DateTimeImmutable", date: "2024-03-20 08:55:00.000 Z", without: "null"
UpdatedAt; class: "DateTimeImmutable", date: "2024-03-20 09:16:00.000 Z", without: "null"
SyncedWithCrmDate; class: "DateTimeImmutable", date: "2024-03-20 09:15:30.000 Z", without: "null"
DeletedAt; class: "DateTimeImmutable", date: "2024-03-21 09:15:00.000 Z", without: "null"
