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
	say(status: $stats->status, connectionReused: $stats->connectionReused);
}
$mock->faults([['interim' => true, 'status' => 404]]);
say(statusCode: caught(fn () => $client->listCalls())->getStatusCode());
// Its connection ends between the interim answer and the real one.
$mock->faults([['interim' => true, 'cutHead' => true]]);
say(short(caught(fn () => $client->listCalls())));
?>
--EXPECT--
status: 200, connectionReused: false
status: 200, connectionReused: true
status: 200, connectionReused: true
statusCode: 404
ConnectionException
