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
	say(
		startedAt: $from,
		endedAt: $to,
		seconds: call(['id' => 'a', 'startedAt' => $from, 'endedAt' => $to])->getDurationSeconds(),
	);
}
?>
--EXPECT--
startedAt: "2024-03-20T09:00:00.000Z", endedAt: "2024-03-20T09:15:00.000Z", seconds: 900.0
startedAt: "2024-03-20T09:00:00.250Z", endedAt: "2024-03-20T09:00:01.001Z", seconds: 0.751
startedAt: "2024-03-20T09:00:00.000001Z", endedAt: "2024-03-20T09:00:00.000003Z", seconds: 2.0e-6
startedAt: "2024-03-20T09:00:00Z", endedAt: "2024-03-20T09:00:00Z", seconds: 0.0
startedAt: "2024-03-20T10:00:00+01:00", endedAt: "2024-03-20T09:00:30Z", seconds: 30.0
startedAt: "2024-03-20T23:59:59-05:00", endedAt: "2024-03-21T05:00:09+00:00", seconds: 10.0
startedAt: "2024-02-28T23:00:00Z", endedAt: "2024-03-01T00:00:00Z", seconds: 90000.0
startedAt: "2023-12-31", endedAt: "2024-01-01", seconds: 86400.0
startedAt: "2016-12-31T23:59:59Z", endedAt: "2016-12-31T23:59:60Z", seconds: 1.0
startedAt: "2024-03-20T09:00:01Z", endedAt: "2024-03-20T09:00:00Z", seconds: null
startedAt: "2024-03-20T09:00:00Z", endedAt: null, seconds: null
startedAt: null, endedAt: "2024-03-20T09:00:00Z", seconds: null
startedAt: null, endedAt: null, seconds: null
startedAt: "2024-03-20T09:00:00Z", endedAt: "later", seconds: null
startedAt: 0, endedAt: 60, seconds: null
