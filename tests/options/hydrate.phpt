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
say(objects: get_debug_type($objects->data[0]), arrays: get_debug_type($arrays->data[0]));
say(rows_as_decoded: $arrays->data === $decoded['data'], page_as_decoded: $arrays->toArray() === $decoded);
?>
--EXPECT--
objects: "Skipcall\\Call", arrays: "array"
rows as decoded: true, page as decoded: true
