--TEST--
Thousands of similar strings where rows share theirs: each row has its own
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/decode.inc';
$document = new Document();
$dice = new Dice(5);
$rows = [];
for ($i = 0; $i < 3000; $i++) {
	// The same first and last four bytes, and the same lengths: as alike as strings can be.
	$text = 'abcd' . str_pad((string) $dice->roll(100000), 4 + $dice->roll(50), $dice->pick(['0', ' ', 'z'])) . 'wxyz';
	$rows[] = row('"status":"' . $text . '","type":"' . $i . '","callType":"' . $dice->pick(['', 'x', 'xy', 'xyz', 'wxyz', 'wxyzv', '\u0077xyz'])
		. '","sequenceId":"' . str_repeat('q', $i % 70) . '","contact":{"id":"' . $text . '","firstName":"' . $dice->pick(['Zoé', 'Noël', 'Zo\u00e9']) . '","lastName":"' . ($i % 7)
		. '"},"phoneNumber":{"value":"+336' . sprintf('%08d', $dice->roll(4000)) . '"}', "row $i");
}
$difference = row_difference($document, page('[' . implode(',', $rows) . ']'));
echo $difference === '' ? "each its own\n" : "$difference\n";
?>
--EXPECT--
each its own
