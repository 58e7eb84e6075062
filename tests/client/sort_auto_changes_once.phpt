--TEST--
The style of a server is changed once, not back and forth
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/client.inc';
$asked = [];
$client = doubled(function (Skipcall\Request $request) use (&$asked) {
	$deep = str_contains($request->getUrl(), 'sort[');
	$asked[] = $deep ? 'deepObject' : 'form';
	// Understands deepObject on page 1 only.
	preg_match('/page=(\d+)/', $request->getUrl(), $page);
	$ascending = $deep && $page[1] === '1';
	$rows = [row(1, '2024-01-01'), row(2, '2024-01-02')];
	return answer($ascending ? $rows : array_reverse($rows), ['page' => (int) $page[1]]);
});
foreach ([1, 2, 1, 3] as $page) {
	$asked = [];
	echo "page $page: ", json_encode($client->listCalls(page: $page, sort: 'createdAt')->sorted), ' ',
		implode(', ', $asked), "\n";
}
?>
--EXPECT--
page 1: true form, deepObject
page 2: false deepObject
page 1: true deepObject
page 3: false deepObject
