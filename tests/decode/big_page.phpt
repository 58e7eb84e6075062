--TEST--
A page of 5,000 rows
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/decode.inc';
$document = new Document();
$rows = [];
for ($i = 0; $i < 5000; $i++) {
	$rows[] = row('"status":"' . ($i % 3 ? 'completed' : 'busy') . '","notes":"' . str_repeat('é', $i % 40) . '\n' . $i . '","contact":'
		. ($i % 5 ? '{"id":"c' . $i % 100 . '","firstName":"F","lastName":null,"isUnknown":' . ($i % 2 ? 'true' : 'false') . '}' : 'null')
		. ($i % 11 ? '' : ',"score":' . $i . '.5') . ',"transferred":' . ($i % 2 ? 'true' : '"?"'), "row $i");
}
$json = page('[' . implode(',', $rows) . ']');
$difference = row_difference($document, $json);
$read = $document->rows($json);
echo $difference, count($read), ' ', $read[4999]->id, ' ', $read[4998]->contact->id, ' ', $read[4994]->extra['score'], "\n";
$whole = difference($document, $json);
echo $whole === '' ? "as a value too\n" : "$whole\n";
?>
--EXPECT--
5000 row 4999 c98 4994.5
as a value too
