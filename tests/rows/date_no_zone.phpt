--TEST--
A date without a zone is UTC, whatever PHP's own zone is
--EXTENSIONS--
skipcall
--INI--
date.timezone=America/New_York
--FILE--
<?php
require __DIR__ . '/rows.inc';
$call = call(['id' => 'a', 'createdAt' => '2024-07-01T12:00:00', 'startedAt' => '2024-07-01', 'endedAt' => '2024-07-01T02:00:00.5']);
say(
	createdAt: $call->getCreatedAt()->format(DATE_ATOM),
	startedAt: $call->getStartedAt()->format('U'),
	gmmktime: gmmktime(0, 0, 0, 7, 1, 2024),
);
date_default_timezone_set('Asia/Tokyo');
say(createdAt: $call->getCreatedAt()->format(DATE_ATOM), seconds: $call->getDurationSeconds());
?>
--EXPECT--
createdAt: "2024-07-01T12:00:00+00:00", startedAt: "1719792000", gmmktime: 1719792000
createdAt: "2024-07-01T12:00:00+00:00", seconds: 7200.5
