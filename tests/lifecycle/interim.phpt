--TEST--
Interim answers before the real one are passed over
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/life.inc';
$mock = Mock::start(['rows' => 3]);
$client = client($mock->url, ['maxRetries' => 0]);
foreach ([true, [100, 103, 103], 102] as $interim) {
	$mock->faults([['interim' => $interim]]);
	$stats = $client->listCalls()->stats;
	say($stats->status, $stats->connectionReused);
}
$mock->faults([['interim' => true, 'status' => 404]]);
say(caught(fn () => $client->listCalls())->getStatusCode());
// Its connection ends between the interim answer and the real one.
$mock->faults([['interim' => true, 'cutHead' => true]]);
say(short(caught(fn () => $client->listCalls())));
?>
--EXPECT--
200 false
200 true
200 true
404
ConnectionException
