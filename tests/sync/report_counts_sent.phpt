--TEST--
The report of a synchronisation counts what was sent, and not what the budget refused or what still waited for it
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/../client/client.inc';
$sent = 0;
foreach ([1, 2, 4, 8] as $budget) {
	$sent = 0;
	$client = doubled(served(1000, function () use (&$sent) {
		$sent++;
		return null;
	}), ['rateLimitPerMinute' => $budget, 'rateLimitMaxWait' => 0, 'prefetch' => 4]);
	foreach ([null, 100] as $most) {
		$sync = $client->syncCalls(pageSize: 20, maxRequests: $most);
		$before = $sent;
		try {
			iterator_count($sync);
			$end = $sync->getStopReason()?->value;
		} catch (Skipcall\Exception\RateLimitException) {
			$end = 'refused';
		}
		$report = $sync->getReport();
		echo 'budget ', $budget, ', ', $end, ', sent as reported: ', json_encode($sent - $before === $report['requests']), ', retries: ', $report['retries'], "\n";
	}
}
// Left in the middle, with requests under way: at every row.
$client = doubled(served(300, function () use (&$sent) {
	$sent++;
	return null;
}), ['prefetch' => 4]);
$sync = $client->syncCalls(pageSize: 20);
[$sent, $wrong, $retries] = [0, 0, 0];
foreach ($sync as $row) {
	$report = $sync->getReport();
	$wrong += $report['requests'] !== $sent;
	$retries += $report['retries'];
}
say('at every row', wrong: $wrong, retries: $retries);
?>
--EXPECT--
budget 1, refused, sent as reported: true, retries: 0
budget 1, rateLimit, sent as reported: true, retries: 0
budget 2, refused, sent as reported: true, retries: 0
budget 2, rateLimit, sent as reported: true, retries: 0
budget 4, refused, sent as reported: true, retries: 0
budget 4, rateLimit, sent as reported: true, retries: 0
budget 8, refused, sent as reported: true, retries: 0
budget 8, rateLimit, sent as reported: true, retries: 0
at every row; wrong: 0, retries: 0
