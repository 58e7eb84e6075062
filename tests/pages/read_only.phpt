--TEST--
A page cannot be written to, and takes no further properties
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/../client/client.inc';
$page = Skipcall\CallPage::fromArray(['data' => [['id' => 'a']], 'total' => 1, 'page' => 1,
	'limit' => 10, 'totalPages' => 1]);
refused('number', function () use ($page) {
	$page->total = 7;
});
refused('list', function () use ($page) {
	$page->data[] = 'x';
});
refused('reference', function () use ($page) {
	$data = &$page->data;
});
refused('unset', function () use ($page) {
	unset($page->stats);
});
refused('dynamic property', function () use ($page) {
	$page->nextPage = 2;
});
refused('clone, then write', function () use ($page) {
	$copy = clone $page;
	$copy->page = 2;
});
refused('construct', function () {
	new Skipcall\CallPage();
});
say(total: $page->total, rows: count($page));
?>
--EXPECT--
number: Error
list: Error
reference: Error
unset: Error
dynamic property: Error
clone, then write: Error
construct: Error
total: 1, rows: 1
