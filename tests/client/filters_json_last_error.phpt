--TEST--
json_last_error() stays the caller's own
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/client.inc';
$mock = Mock::start();
$client = client($mock);
json_decode('{');
$client->listCalls(filters: ['a' => 1]);
say(error_stays: json_last_error() === JSON_ERROR_SYNTAX);
json_decode('{}');
refused('NAN', fn () => $client->listCalls(filters: ['a' => NAN]));
say(no_error_stays: json_last_error() === JSON_ERROR_NONE);
?>
--EXPECT--
error stays: true
NAN: Skipcall\Exception\InvalidArgumentException
no error stays: true
