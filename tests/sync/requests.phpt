--TEST--
Of a list that does not change a synchronisation asks for hardly more pages than there are: one more for each run and one or two for each place at which it reads
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/sync.inc';
$mock = unlimited(['log' => false]);
mt_srand(5);
$wrong = [];
$sums = ['requests' => 0, 'least' => 0, 'runs' => 0];
for ($case = 0; $case < 40; $case++) {
	$rows = mt_rand(500, 3000);
	$pageSize = [20, 37, 50, 64, 100][mt_rand(0, 4)];
	$prefetch = mt_rand(0, 4);
	$interrupt = mt_rand(0, 1) * mt_rand(200, 1500);
	$mock->config(['rows' => $rows, 'seed' => $case + 1]);
	$client = client($mock->url, ['prefetch' => $prefetch, 'hydrate' => 'arrays']);
	$checkpoint = null;
	$requests = $allowed = $count = $runs = 0;
	do {
		$sync = $client->syncCalls($checkpoint, lookback: 0, pageSize: $pageSize);
		$places = 1;
		$left = $interrupt ?: PHP_INT_MAX;
		foreach ($sync as $row) {
			$count++;
			$places = max($places, $sync->getReport()['gaps']);
			if (--$left === 0) {
				$sync->next();
				break;
			}
		}
		$checkpoint = $sync->getCheckpoint();
		// Pages that had come and were not handed out any more are asked for again: at most one for each place, and one ahead.
		$requests += $sync->getReport()['requests'];
		// A place that is read makes room to split another one.
		$allowed += 1 + $places * ($places > 1 ? 2 : 1) + ($sync->isComplete() ? 0 : $places + 1);
		$runs++;
	} while (!$sync->isComplete() && $runs < 100);
	// Where the last page is full one more request shows that nothing follows.
	$least = (int) ceil($rows / $pageSize) + ($rows % $pageSize === 0 ? 1 : 0);
	$sums = ['requests' => $sums['requests'] + $requests, 'least' => $sums['least'] + $least, 'runs' => $sums['runs'] + $runs];
	if ($count !== $rows || $requests > $least + $allowed || ($runs === 1 && $prefetch < 2 && $requests > $least + 1)) {
		$wrong[] = [$rows, $pageSize, $prefetch, $interrupt, 'count' => $count, 'requests' => $requests, 'least' => $least, 'allowed' => $allowed, 'runs' => $runs];
	}
}
say('wrong', $wrong);
?>
--EXPECT--
wrong []
