--TEST--
Retry-After is kept to the second up to 60; what is longer is not waited for
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/client.inc';
$mock = Mock::start();
$waits = [];
$client = client($mock, ['sleep' => function (float $seconds) use (&$waits) {
	$waits[] = $seconds;
}]);
foreach (['0', '1', '7', '60', '61', '3600', '99999'] as $after) {
	$waits = [];
	$mock->faults([['status' => 503, 'headers' => ['Retry-After' => $after]]]);
	try {
		echo "$after: ", count($client->listCalls()), ' rows';
	} catch (Skipcall\Exception\ServerException $e) {
		echo $e->getStatusCode();
	}
	echo ', waits ', json_encode($waits, JSON_PRESERVE_ZERO_FRACTION), "\n";
}
?>
--EXPECT--
0: 10 rows, waits [0.0]
1: 10 rows, waits [1.0]
7: 10 rows, waits [7.0]
60: 10 rows, waits [60.0]
61: 503, waits []
3600: 503, waits []
99999: 503, waits []
