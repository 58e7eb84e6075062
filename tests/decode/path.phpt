--TEST--
Paths of values anywhere in a document, long and odd names too
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/decode.inc';
use Skipcall\Exception\DecodeException;

$document = new Document();
foreach (['{"a":{"b":[1,{"c":x}]}}', '[[[],[x]]]', '{"a b":{"c":x}}', '{"":x}', '{"0":x}', '{"a1":x}', '{"\u0061":x}', '{"é":{"日本":x}}', '{"a":1,"a":x}',
	'{"a":x', '{"a"x', '{"a":1 x', '[1 x', '{"' . str_repeat('long', 30) . '":x}', '{"' . str_repeat('é', 60) . '":x}', str_repeat('{"name":', 60) . 'x'] as $json) {
	try {
		$document->value($json);
	} catch (DecodeException $e) {
		$path = $e->getPath();
		echo strlen($path) > 60 ? strlen($path) . ' bytes, ' . (preg_match('//u', $path) ? 'UTF-8: ' : 'broken: ') . substr($path, 0, 40) : $path, "\n";
	}
}
?>
--EXPECT--
a.b[1].c
[0][1][0]
["a b"].c
[""]
["0"]
a1
["\u0061"]
["é"]["日本"]
a
a



68 bytes, UTF-8: ["longlonglonglonglonglonglonglonglonglo
68 bytes, UTF-8: ["ééééééééééééééééééé
255 bytes, UTF-8: name.name.name.name.name.name.name.name.
