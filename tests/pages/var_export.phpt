--TEST--
var_export() writes what eval() reads back
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/../client/client.inc';
$mock = Mock::start(['rows' => 3]);
foreach (['objects', 'arrays'] as $hydrate) {
	$page = client($mock, ['hydrate' => $hydrate])->listCalls(sort: 'createdAt');
	$copy = eval('return ' . var_export($page, true) . ';');
	say(equal: $copy == $page, sorted: $copy->sorted, same_rateLimit: $copy->rateLimit == $page->rateLimit);
	say(same_stats: $copy->stats == $page->stats, equal_rows: $copy->data == $page->data);
}
?>
--EXPECT--
equal: true, sorted: true, same rateLimit: true
same stats: true, equal rows: true
equal: true, sorted: true, same rateLimit: true
same stats: true, equal rows: true
