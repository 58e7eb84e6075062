--TEST--
A member of the page that comes twice: the last counts, whatever the first was
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/decode.inc';
use Skipcall\Exception\DecodeException;

$page = fn(string ...$members) => '{' . implode(',', $members) . '}';
$good = ['"data":[{"id":"a"}]', '"total":1', '"page":1', '"limit":10', '"totalPages":1'];
$document = new Document();
foreach ([
	'no list, then a list' => $page('"data":-0', ...$good),
	'rows without ids, then rows' => $page('"data":[{"id":5},7]', ...$good),
	'a list in an object, then rows' => $page('"data":{"0":[{}]}', ...$good),
	'a fraction, then a count' => $page('"total":1.5', ...$good),
	'an escaped name' => $page('"t\u006ftal":null', ...$good),
	'all of them' => $page('"totalPages":[]', '"limit":-1', '"page":"x"', '"total":null', '"data":"x"', ...$good),
	'between the others' => $page($good[0], '"total":"x"', ...array_slice($good, 1)),
	'a list, then none' => $page(...$good, ...['"data":{}']),
	'rows, then rows without ids' => $page(...$good, ...['"data":[{"id":"b"},{"id":null}]']),
	'a count, then a fraction' => $page(...$good, ...['"total":1.5']),
	'neither' => $page('"total":"x"', '"data":[7]', '"total":"y"', ...array_slice($good, 2)),
	'none, and a member missing' => $page('"data":7', ...array_slice($good, 0, 4)),
	'broken behind it' => $page('"data":7', ...$good) . ']',
	'broken inside' => $page('"data":7', '"x":[1,]', ...$good),
] as $what => $json) {
	$seen = [];
	foreach (['rows', 'arrays'] as $how) {
		try {
			$document->$how($json);
			$seen[] = row_difference($document, $json) ?: 'as json_decode() has it';
		} catch (DecodeException $e) {
			$seen[] = '"' . $e->getPath() . '" at ' . $e->getOffset();
		}
	}
	echo "$what: ", implode(' BUT ', array_unique($seen)), "\n";
}
?>
--EXPECT--
no list, then a list: as json_decode() has it
rows without ids, then rows: as json_decode() has it
a list in an object, then rows: as json_decode() has it
a fraction, then a count: as json_decode() has it
an escaped name: as json_decode() has it
all of them: as json_decode() has it
between the others: as json_decode() has it
a list, then none: "data" at 73
rows, then rows without ids: "data[1].id" at 91
a count, then a fraction: "total" at 74
neither: "data[0]" at 21
none, and a member missing: "" at 0
broken behind it: "data" at 8
broken inside: "data" at 8