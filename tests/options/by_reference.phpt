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
say(timeout: (new Skipcall\Client('sk_test_ok', $options))->__debugInfo()['timeout'], given: $timeout);
?>
--EXPECT--
timeout: 5.0, given: "5"
