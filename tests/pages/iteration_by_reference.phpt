--TEST--
Rows cannot be walked through by reference
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/../client/client.inc';
$page = Skipcall\CallPage::fromArray(['data' => [['id' => 'a']], 'total' => 1, 'page' => 1,
	'limit' => 10, 'totalPages' => 1]);
attempt('by reference', function () use ($page) {
	foreach ($page as &$call) {
		$call = null;
	}
});
attempt('by value', function () use ($page) {
	foreach ($page as $call) {
		$call = null;
	}
});
echo $page->data[0]->id, "\n";
?>
--EXPECT--
by reference: Skipcall\Exception\Error: Rows of a Skipcall\CallPage are read-only and cannot be iterated by reference
by value: allowed
a
