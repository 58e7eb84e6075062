--TEST--
Waits between attempts double, with full jitter
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/client.inc';
$mock = Mock::start();
$longest = [0.0, 0.0, 0.0];
$bounds = [0.25, 0.5, 1.0];
$outside = 0;
$mock->faults([['status' => 503, 'times' => -1]]);
$waits = [];
$client = client($mock, ['sleep' => function (float $seconds) use (&$waits) {
	$waits[] = $seconds;
}]);
for ($i = 0; $i < 40; $i++) {
	$waits = [];
	try {
		$client->listCalls();
	} catch (Skipcall\Exception\ServerException $e) {
	}
	foreach ($waits as $n => $wait) {
		$outside += $wait < 0.0 || $wait > $bounds[$n] ? 1 : 0;
		$longest[$n] = max($longest[$n], $wait);
	}
}
echo count($waits), " waits, $outside out of bounds\n";
foreach ($longest as $n => $wait) {
	say("wait $n", longer_than_half_its_bound: $wait > $bounds[$n] / 2);
}
?>
--EXPECT--
3 waits, 0 out of bounds
wait 0; longer than half its bound: true
wait 1; longer than half its bound: true
wait 2; longer than half its bound: true
