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
say(
	key: $key,
	requests: $mock->stats()['requests'],
	byStatus: $mock->stats()['byStatus'],
	retries: Skipcall\Client::getPoolStats()['retries'],
);
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
	say(prefetch: $prefetch, rows: $read, requests: $stats['requests'], at_once: $stats['maxConcurrent'] > $prefetch + 1 ? $stats['maxConcurrent'] : 'prefetch + 1 at most',
		several: $stats['maxConcurrent'] > 1);
}
?>
--EXPECT--
key: 23, requests: 4, byStatus: {"200":4}, retries: 0
prefetch: 0, rows: 3000, requests: 30, at once: "prefetch + 1 at most", several: false
prefetch: 1, rows: 3000, requests: 30, at once: "prefetch + 1 at most", several: true
prefetch: 4, rows: 3000, requests: 30, at once: "prefetch + 1 at most", several: true
