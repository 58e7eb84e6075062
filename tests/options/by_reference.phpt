--TEST--
Options made of references are read like any other, and not changed
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/../client/client.inc';
$timeout = '5';
$headers = ['X-A' => &$timeout];
$options = ['timeout' => &$timeout, 'headers' => &$headers];
var_dump((new Skipcall\Client('sk_test_ok', $options))->__debugInfo()['timeout'], $timeout);
?>
--EXPECT--
float(5)
string(1) "5"
