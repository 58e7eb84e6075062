--TEST--
A reader that takes its time: no timeout, no repeat, each page asked for once; never more than prefetch + 1 requests at a time
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/../lifecycle/life.inc';
$mock = Mock::start(['rows' => 24]);
$client = client($mock->url, ['timeout' => 2, 'rateLimitMode' => 'reactive']);
foreach ($client->iterateCalls(pageSize: 6) as $key => $call) {
	usleep($key === 8 ? 3000000 : ($key % 4 === 0 ? 500000 : 0));
}
say($key, $mock->stats()['requests'], $mock->stats()['byStatus'], Skipcall\Client::getPoolStats()['retries']);
$mock->reset();
$mock->config(['rows' => 3000]);
foreach ([0, 1, 4] as $prefetch) {
	$mock->reset();
	$mock->config(['rows' => 3000]);
	$mock->faults([['delay' => 0.01, 'times' => -1]]);
	$read = 0;
	foreach ($client->withOptions(['prefetch' => $prefetch])->iterateCalls() as $call) {
		$read++;
	}
	$stats = $mock->stats();
	say($prefetch, $read, $stats['requests'], 'at once', $stats['maxConcurrent']);
}
?>
--EXPECT--
23 4 {"200":4} 0
0 3000 30 at once 1
1 3000 30 at once 2
4 3000 30 at once 5
