--TEST--
Where a page is broken: path, offset and what a person is told
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/decode.inc';
use Skipcall\Exception\DecodeException;

$rows = [row('', 'r0'), row('"contact":{"firstName":"Ana"}', 'r1'), row('"notes":"n"', 'r2'), row('"contact":{"id":"c","firstName":"Zoé"}', 'r3')];
$good = page('[' . implode(',', $rows) . ']');
$with = fn(string $search, string $replace) => str_replace($search, $replace, $good);
$pages = [
	'bad escape' => $with('Zoé', 'Zo\é'),
	'lone surrogate' => $with('Zoé', 'Zo\ud800'),
	'invalid UTF-8 after text of several bytes' => $with('Zoé', "Zoé日本👍\xc3("),
	'control character' => $with('Zoé', "Zo\n"),
	'cut in a row' => substr($good, 0, strpos($good, 'Zo') + 1),
	'a broken literal' => $with('"notes":"n"', '"transferred":tru'),
	'rows that are a number' => page('12'),
	'rows that are an object' => page('{"0":' . $rows[0] . '}'),
	'rows that are null' => page('null'),
	'a row that is a number' => page("[$rows[0],7]"),
	'a row that is a list' => page("[$rows[0],[$rows[1]]]"),
	'a row that is null' => page('[null]'),
	'too deep' => page('[' . row('"x":' . str_repeat('[', 70)) . ']'),
	'too deep in an unknown member' => $with('"total":1', '"meta":' . str_repeat('{"a":', 70)),
	'text after the end' => $good . ' x',
	'a second document' => $good . $good,
	'trailing comma' => page("[$rows[0],]"),
	'missing comma' => page("[$rows[0] $rows[1]]"),
	'missing colon' => $with('"notes":', '"notes" '),
	'unquoted name' => $with('"notes":', 'notes:'),
	'a name with a bad escape' => $with('"notes":', '"no\tes\x":'),
	'HTML' => "<!DOCTYPE html>\n<html><body>502</body></html>",
	'a byte order mark' => "\xef\xbb\xbf" . $good,
	'empty body' => '',
	'blanks only' => " \n ",
	'a list' => "[$rows[0]]",
	'a text' => '"ok"',
	'null' => 'null',
	'no data' => '{"total":1,"page":1,"limit":10,"totalPages":1}',
	'no total' => $with('"total":1,', ''),
	'no members' => '{}',
	'a total that is a text' => $with('"total":1', '"total":"many"'),
	'a total that is negative' => $with('"total":1', '"total":-1'),
	'a page that is a fraction' => $with('"page":1', '"page":1.5'),
	'a limit that is null' => $with('"limit":10', '"limit":null'),
	'totalPages that is a list' => $with('"totalPages":1', '"totalPages":[1]'),
];
$document = new Document();
foreach ($pages as $what => $json) {
	$seen = [];
	foreach (['rows', 'arrays'] as $how) {
		try {
			$document->$how($json);
			$seen[] = 'read';
		} catch (DecodeException $e) {
			$seen[] = '"' . $e->getPath() . '" at ' . $e->getOffset() . ': '
				. str_replace('The response is not the documented JSON: ', '', $e->getMessage());
		}
	}
	echo $what, ': ', $seen[0], $seen[0] === $seen[1] ? '' : " BUT AS ARRAYS $seen[1]", "\n";
}
?>
--EXPECT--
bad escape: "data[3].contact.firstName" at 133: bad escape in a string at byte 133 (data[3].contact.firstName)
lone surrogate: "data[3].contact.firstName" at 133: unpaired surrogate in an escape at byte 133 (data[3].contact.firstName)
invalid UTF-8 after text of several bytes: "data[3].contact.firstName" at 145: malformed UTF-8 at byte 145 (data[3].contact.firstName)
control character: "data[3].contact.firstName" at 133: control character in a string at byte 133 (data[3].contact.firstName)
cut in a row: "data[3].contact.firstName" at 132: the text ends too early at byte 132 (data[3].contact.firstName)
a broken literal: "data[2].transferred" at 88: syntax error at byte 88 (data[2].transferred)
rows that are a number: "data" at 8: expected a list of calls at byte 8 (data)
rows that are an object: "data" at 8: expected a list of calls at byte 8 (data)
rows that are null: "data" at 8: expected a list of calls at byte 8 (data)
a row that is a number: "data[1]" at 21: expected an object at byte 21 (data[1])
a row that is a list: "data[1]" at 21: expected an object at byte 21 (data[1])
a row that is null: "data[0]" at 9: expected an object at byte 9 (data[0])
too deep: "data[0].x[0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0]" at 83: nested too deeply at byte 83
too deep in an unknown member: "meta.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a" at 457: nested too deeply at byte 457
text after the end: "" at 186: text after the end of the document at byte 186
a second document: "" at 185: text after the end of the document at byte 185
trailing comma: "data[1]" at 21: syntax error at byte 21 (data[1])
missing comma: "data" at 21: syntax error at byte 21 (data)
missing colon: "data[2]" at 82: syntax error at byte 82 (data[2])
unquoted name: "data[2]" at 74: syntax error at byte 74 (data[2])
a name with a bad escape: "data[2]" at 81: bad escape in a string at byte 81 (data[2])
HTML: "" at 0: HTTP 200: HTML came instead of JSON; something between here and the API may have answered (a proxy, firewall or CDN)
a byte order mark: "" at 0: syntax error at byte 0
empty body: "" at 0: HTTP 200: the answer has no body
blanks only: "" at 3: HTTP 200: the answer has no body
a list: "" at 0: expected an object with "data" at byte 0
a text: "" at 0: expected an object with "data" at byte 0
null: "" at 0: expected an object with "data" at byte 0
no data: "" at 0: it has no member "data"
no total: "" at 0: it has no member "total"
no members: "" at 0: it has no member "data"
a total that is a text: "total" at 148: expected a whole number from 0 at byte 148 (total)
a total that is negative: "total" at 148: expected a whole number from 0 at byte 148 (total)
a page that is a fraction: "page" at 157: expected a whole number from 0 at byte 157 (page)
a limit that is null: "limit" at 167: expected a whole number from 0 at byte 167 (limit)
totalPages that is a list: "totalPages" at 183: expected a whole number from 0 at byte 183 (totalPages)
