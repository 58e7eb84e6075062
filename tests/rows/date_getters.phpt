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
	echo $name, ': ', get_class($date), ' ', $date->format('Y-m-d H:i:s.v T'), ' ',
		get_debug_type($none->{"get$name"}()), "\n";
}
?>
--EXPECT--
StartedAt: DateTimeImmutable 2024-03-20 09:00:00.000 Z null
EndedAt: DateTimeImmutable 2024-03-20 09:15:00.000 Z null
CreatedAt: DateTimeImmutable 2024-03-20 08:55:00.000 Z null
UpdatedAt: DateTimeImmutable 2024-03-20 09:16:00.000 Z null
SyncedWithCrmDate: DateTimeImmutable 2024-03-20 09:15:30.000 Z null
DeletedAt: DateTimeImmutable 2024-03-21 09:15:00.000 Z null
