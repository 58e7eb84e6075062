--TEST--
63 containers inside each other, and not one more, are read, as json_decode() does with a depth of 64
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/decode.inc';
$documents = [];
foreach ([1, 2, 61, 62, 63, 64, 65, 1000, 100000] as $depth) {
	array_push($documents, str_repeat('[', $depth) . str_repeat(']', $depth), str_repeat('[', $depth) . '1' . str_repeat(']', $depth),
		str_repeat('{"a":', $depth) . '1' . str_repeat('}', $depth), str_repeat('{"a":', $depth - 1) . '{}' . str_repeat('}', $depth - 1),
		str_repeat('[{"a":', intdiv($depth, 2)) . ($depth % 2 ? '[]' : 'null') . str_repeat('}]', intdiv($depth, 2)),
		str_repeat('[', $depth), str_repeat('[1,[],', $depth - 1) . '[]' . str_repeat(']', $depth - 1), str_repeat('[{},{"b":[]},', $depth - 1) . '0' . str_repeat(']', $depth - 1));
}
compare($documents);
?>
--EXPECT--
72 documents, 34 of them valid
