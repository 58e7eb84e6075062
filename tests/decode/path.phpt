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
		echo 'path: ', $path === '' ? 'none' : (strlen($path) > 60 ? strlen($path) . ' bytes, ' . (preg_match('//u', $path) ? 'UTF-8: ' : 'broken: ') . substr($path, 0, 40) : $path), "\n";
	}
}
?>
--EXPECT--
path: a.b[1].c
path: [0][1][0]
path: ["a b"].c
path: [""]
path: ["0"]
path: a1
path: ["\u0061"]
path: ["é"]["日本"]
path: a
path: a
path: none
path: none
path: none
path: 68 bytes, UTF-8: ["longlonglonglonglonglonglonglonglonglo
path: 68 bytes, UTF-8: ["ééééééééééééééééééé
path: 255 bytes, UTF-8: name.name.name.name.name.name.name.name.
