--TEST--
Numbers are read from numbers and from text that is one
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/../client/client.inc';
foreach ([
	['timeout' => 1], ['timeout' => 0.001], ['timeout' => '2.5'], ['timeout' => 3600], ['timeout' => '1e1'],
	['connectTimeout' => '7'], ['connectTimeout' => 0.25],
	['maxRetries' => 0], ['maxRetries' => '100'], ['maxRetries' => 2.0], ['maxRetries' => '2.0'],
	['maxDuration' => 0.001], ['maxDuration' => '86400'], ['rateLimitMaxWait' => 0], ['rateLimitMaxWait' => '3600.0'],
	['maxResponseBytes' => 1024], ['maxResponseBytes' => '1073741824'],
] as $options) {
	$name = key($options);
	echo json_encode($options), ': ';
	var_dump((new Skipcall\Client('sk_test_ok', $options))->__debugInfo()[$name]);
}
?>
--EXPECT--
{"timeout":1}: float(1)
{"timeout":0.001}: float(0.001)
{"timeout":"2.5"}: float(2.5)
{"timeout":3600}: float(3600)
{"timeout":"1e1"}: float(10)
{"connectTimeout":"7"}: float(7)
{"connectTimeout":0.25}: float(0.25)
{"maxRetries":0}: int(0)
{"maxRetries":"100"}: int(100)
{"maxRetries":2}: int(2)
{"maxRetries":"2.0"}: int(2)
{"maxDuration":0.001}: float(0.001)
{"maxDuration":"86400"}: float(86400)
{"rateLimitMaxWait":0}: float(0)
{"rateLimitMaxWait":"3600.0"}: float(3600)
{"maxResponseBytes":1024}: int(1024)
{"maxResponseBytes":"1073741824"}: int(1073741824)
