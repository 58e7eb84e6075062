--TEST--
Pretty-printed, in another order, with blanks everywhere: the same rows
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/decode.inc';
require __DIR__ . '/../rows/rows.inc';
$full = full_row();
$document = ['data' => [$full, ['id' => 'b'], array_reverse($full), ['new' => [1, ['x' => 2.0]]] + $full, $full], 'total' => 5,
	'page' => 1, 'limit' => 10, 'totalPages' => 1];
$shuffled = $document;
$dice = new Dice(1);
foreach ($shuffled['data'] as &$row) {
	$names = array_keys($row);
	usort($names, fn() => $dice->roll(3) - 1);
	$row = array_replace(array_flip($names), $row);
}
unset($row);
$json = encode($document);
$layouts = [
	'compact' => $json,
	'pretty' => json_encode($document, JSON_PRETTY_PRINT),
	'escaped' => json_encode($document),
	'CRLF and tabs' => preg_replace('/[][{},:](?=(?:[^"]*"[^"]*")*[^"]*$)/', "\r\n\t$0\t \n", $json),
	'blanks around' => "  \n$json\r\n\t ",
	'blanks before colons' => str_replace('":', '" :', $json),
	'blanks after colons' => str_replace('":', '": ', $json),
	'data last' => encode(array_reverse($document)),
	'shuffled' => encode($shuffled),
];
foreach ($layouts as $layout => $text) {
	$difference = row_difference(new Document(), $text);
	echo $layout, ': ', $difference === '' ? count(json_decode($text, true)['data']) . ' rows' : $difference, "\n";
}
?>
--EXPECT--
compact: 5 rows
pretty: 5 rows
escaped: 5 rows
CRLF and tabs: 5 rows
blanks around: 5 rows
blanks before colons: 5 rows
blanks after colons: 5 rows
data last: 5 rows
shuffled: 5 rows
