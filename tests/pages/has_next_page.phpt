--TEST--
hasNextPage() wants rows, and either totalPages or total to say that more follow
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/../client/client.inc';
foreach ([
	'more by both' => [1, 3, 10, 25, 1],
	'more by totalPages' => [1, 3, 10, 5, 1],
	'more by total' => [1, 1, 10, 25, 1],
	'none' => [3, 3, 10, 25, 1],
	'no rows' => [1, 3, 10, 25, 0],
	'exactly covered' => [5, 5, 5, 25, 1],
	'more than any integer' => [9007199254740992, 1, 9007199254740992, 9007199254740992, 1],
] as $what => [$page, $totalPages, $limit, $total, $rows]) {
	$made = Skipcall\CallPage::fromArray(['data' => $rows > 0 ? [['id' => 'a']] : []]
		+ compact('page', 'totalPages', 'limit', 'total'));
	echo $what, ': ', json_encode($made->hasNextPage()), "\n";
}
?>
--EXPECT--
more by both: true
more by totalPages: true
more by total: true
none: false
no rows: false
exactly covered: false
more than any integer: false
