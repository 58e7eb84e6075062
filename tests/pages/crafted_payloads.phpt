--TEST--
Serialized text that was tampered with ends in an exception
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/../client/client.inc';
$name = 'O:17:"Skipcall\CallPage":';
$make = fn (string $rows,
	string $total = 'i:1') => $name . '5:{s:4:"data";' . $rows . ';s:5:"total";' . $total
	. ';s:4:"page";i:1;s:5:"limit";i:10;s:10:"totalPages";i:1;}';
$rows = 'a:1:{i:0;a:1:{s:2:"id";s:1:"a";}}';
$texts = [
	'untouched' => $make($rows),
	'nothing' => $name . '0:{}',
	'no rows' => $name . '1:{s:5:"total";i:1;}',
	'rows as text' => $make('s:1:"x"'),
	'rows as object' => $make('O:8:"stdClass":0:{}'),
	'row as number' => $make('a:1:{i:0;i:1;}'),
	'row without id' => $make('a:1:{i:0;a:0:{}}'),
	'id as number' => $make('a:1:{i:0;a:1:{s:2:"id";i:7;}}'),
	'page itself as row' => $make('a:1:{i:0;r:1;}'),
	'total as list' => $make($rows, 'a:0:{}'),
	'total negative' => $make($rows, 'i:-1'),
	'total not a number' => $make($rows, 'd:NAN'),
	'total without end' => $make($rows, 'd:INF'),
	'page itself as total' => $make($rows, 'r:1'),
	'no totalPages' => str_replace('totalPages', 'totalpages', $make($rows)),
];
foreach ($texts as $what => $text) {
	$text = str_replace([';;', '};'], [';', '}'], $text);
	attempt($what, fn () => unserialize($text));
}
?>
--EXPECT--
untouched: allowed
nothing: Skipcall\Exception\InvalidArgumentException: Serialized data must hold "data" as a list of rows, none given
no rows: Skipcall\Exception\InvalidArgumentException: Serialized data must hold "data" as a list of rows, none given
rows as text: Skipcall\Exception\InvalidArgumentException: Serialized data must hold "data" as a list of rows, string given
rows as object: Skipcall\Exception\InvalidArgumentException: Serialized data must hold "data" as a list of rows, stdClass given
row as number: Skipcall\Exception\InvalidArgumentException: Serialized data must hold rows as arrays in "data", int given
row without id: Skipcall\Exception\InvalidArgumentException: Serialized data must hold "id" as a string, none given
id as number: Skipcall\Exception\InvalidArgumentException: Serialized data must hold "id" as a string, int given
page itself as row: Skipcall\Exception\InvalidArgumentException: Serialized data must hold rows as arrays in "data", Skipcall\CallPage given
total as list: Skipcall\Exception\InvalidArgumentException: Serialized data must hold "total" as a whole number from 0, array given
total negative: Skipcall\Exception\InvalidArgumentException: Serialized data must hold "total" as a whole number from 0, int given
total not a number: Skipcall\Exception\InvalidArgumentException: Serialized data must hold "total" as a whole number from 0, float given
total without end: Skipcall\Exception\InvalidArgumentException: Serialized data must hold "total" as a whole number from 0, float given
page itself as total: Skipcall\Exception\InvalidArgumentException: Serialized data must hold "total" as a whole number from 0, Skipcall\CallPage given
no totalPages: Skipcall\Exception\InvalidArgumentException: Serialized data must hold "totalPages" as a whole number from 0, none given
