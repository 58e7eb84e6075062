--TEST--
The members of a page itself: any order, duplicates, unknown ones, names in escapes
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/decode.inc';
$document = new Document();
$first = row('"notes":"first"');
$second = row('"notes":"second"');
$rest = '"total":1,"page":1,"limit":10,"totalPages":1';
$pages = [
	'{"totalPages":1,"limit":10,"page":1,"total":1,"data":[' . $first . ']}',
	'{"data":[' . $first . ',' . $first . '],"data":[' . $second . '],' . $rest . '}',
	'{"data":[],"total":9,"page":1,"limit":10,"totalPages":1,"d\u0061ta":[' . $second . ']}',
	'{"meta":{"data":[1]},"data":[' . $first . '],"links":[{"next":null}],' . $rest . ',"":0}',
	'{"data":[],' . $rest . '}',
];
foreach ($pages as $json) {
	$difference = row_difference($document, $json);
	echo $difference === '' ? implode(', ', array_map(fn($row) => $row->notes, $document->rows($json))) : $difference, ".\n";
}
$page = $document->objects->listCalls();
$document->body = '{"data":[],"total":1,"page":7,"limit":1,"totalPages":1,"total":"12","page":1.0,"limit":2e1,"totalPages":3}';
$page = $document->objects->listCalls();
say(total: $page->total, page: $page->page, limit: $page->limit, totalPages: $page->totalPages);
?>
--EXPECT--
first.
second.
second.
first.
.
total: 12, page: 1, limit: 20, totalPages: 3
