--TEST--
fromArray() says what a document lacks
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/../client/client.inc';
$good = ['data' => [['id' => 'a']], 'total' => 1, 'page' => 1, 'limit' => 10, 'totalPages' => 1];
$make = fn (array $changes) => Skipcall\CallPage::fromArray(array_filter($changes + $good,
	fn ($value) => $value !== 'gone'));
attempt('as documented', fn () => $make([]));
attempt('numbers as text', fn () => $make(['total' => '1', 'page' => 1.0]));
refused('no array', fn () => Skipcall\CallPage::fromArray('x'));
foreach ([
	['data' => 'gone'], ['data' => null], ['data' => 'x'], ['data' => ['x']], ['data' => [[]]],
	['data' => [['id' => 7]]], ['data' => [['id' => 'a'], null]],
	['total' => 'gone'], ['total' => -1], ['total' => 1.5], ['total' => 'x'], ['total' => null],
	['total' => true], ['total' => []], ['total' => INF], ['total' => NAN],
	['page' => 'gone'], ['limit' => 'gone'], ['totalPages' => 'gone'],
] as $changes) {
	try {
		$make($changes);
		echo "allowed\n";
	} catch (Skipcall\Exception\InvalidArgumentException $e) {
		echo str_replace('Skipcall\CallPage::fromArray(): Argument #1 ($document) ', '',
			$e->getMessage()), "\n";
	}
}
?>
--EXPECT--
as documented: allowed
numbers as text: allowed
no array: TypeError
must hold "data" as a list of rows, none given
must hold "data" as a list of rows, null given
must hold "data" as a list of rows, string given
must hold rows as arrays in "data", string given
must hold "id" as a string, none given
must hold "id" as a string, int given
must hold rows as arrays in "data", null given
must hold "total" as a whole number from 0, none given
must hold "total" as a whole number from 0, int given
must hold "total" as a whole number from 0, float given
must hold "total" as a whole number from 0, string given
must hold "total" as a whole number from 0, null given
must hold "total" as a whole number from 0, bool given
must hold "total" as a whole number from 0, array given
must hold "total" as a whole number from 0, float given
must hold "total" as a whole number from 0, float given
must hold "page" as a whole number from 0, none given
must hold "limit" as a whole number from 0, none given
must hold "totalPages" as a whole number from 0, none given
