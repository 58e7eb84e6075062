--TEST--
Rows are objects, or arrays exactly as json_decode() gives them
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/../client/client.inc';
$mock = Mock::start(['rows' => 25]);
$objects = client($mock)->listCalls(limit: 25);
$arrays = client($mock, ['hydrate' => 'arrays'])->listCalls(limit: 25);
$decoded = client($mock)->get('/v1/calls', ['page' => 1, 'limit' => 25]);
var_dump(get_debug_type($objects->data[0]), get_debug_type($arrays->data[0]));
var_dump($arrays->data === $decoded['data'], $arrays->toArray() === $decoded);
?>
--EXPECT--
string(13) "Skipcall\Call"
string(5) "array"
bool(true)
bool(true)
