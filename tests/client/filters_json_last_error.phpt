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
var_dump(json_last_error() === JSON_ERROR_SYNTAX);
json_decode('{}');
refused('NAN', fn () => $client->listCalls(filters: ['a' => NAN]));
var_dump(json_last_error() === JSON_ERROR_NONE);
?>
--EXPECT--
bool(true)
NAN: Skipcall\Exception\InvalidArgumentException
bool(true)
