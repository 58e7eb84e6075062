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
	var_dump($copy == $page, $copy->sorted, $copy->rateLimit == $page->rateLimit);
	var_dump($copy->stats == $page->stats, $copy->data == $page->data);
}
?>
--EXPECT--
bool(true)
bool(true)
bool(true)
bool(true)
bool(true)
bool(true)
bool(true)
bool(true)
bool(true)
bool(true)
