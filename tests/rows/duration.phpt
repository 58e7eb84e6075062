--TEST--
getDurationSeconds() is the time between start and end, across zones, to the microsecond
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/rows.inc';
$durations = [
	['2024-03-20T09:00:00.000Z', '2024-03-20T09:15:00.000Z'],
	['2024-03-20T09:00:00.250Z', '2024-03-20T09:00:01.001Z'],
	['2024-03-20T09:00:00.000001Z', '2024-03-20T09:00:00.000003Z'],
	['2024-03-20T09:00:00Z', '2024-03-20T09:00:00Z'],
	['2024-03-20T10:00:00+01:00', '2024-03-20T09:00:30Z'],
	['2024-03-20T23:59:59-05:00', '2024-03-21T05:00:09+00:00'],
	['2024-02-28T23:00:00Z', '2024-03-01T00:00:00Z'],
	['2023-12-31', '2024-01-01'],
	['2016-12-31T23:59:59Z', '2016-12-31T23:59:60Z'],
	['2024-03-20T09:00:01Z', '2024-03-20T09:00:00Z'],
	['2024-03-20T09:00:00Z', null],
	[null, '2024-03-20T09:00:00Z'],
	[null, null],
	['2024-03-20T09:00:00Z', 'later'],
	[0, 60],
];
foreach ($durations as [$from, $to]) {
	var_dump(call(['id' => 'a', 'startedAt' => $from, 'endedAt' => $to])->getDurationSeconds());
}
?>
--EXPECT--
float(900)
float(0.751)
float(2.0E-6)
float(0)
float(30)
float(10)
float(90000)
float(86400)
float(1)
NULL
NULL
NULL
NULL
NULL
NULL
