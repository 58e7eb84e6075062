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
echo $call->getCreatedAt()->format(DATE_ATOM), ' ', $call->getStartedAt()->format('U'), ' ', gmmktime(0, 0, 0, 7, 1, 2024), "\n";
date_default_timezone_set('Asia/Tokyo');
echo $call->getCreatedAt()->format(DATE_ATOM), ' ', $call->getDurationSeconds(), "\n";
?>
--EXPECT--
2024-07-01T12:00:00+00:00 1719792000 1719792000
2024-07-01T12:00:00+00:00 7200.5
