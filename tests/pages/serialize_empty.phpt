--TEST--
An empty page goes through a cache and back
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/../client/client.inc';
$mock = Mock::start(['rows' => 0]);
foreach (['objects', 'arrays'] as $hydrate) {
	$page = unserialize(serialize(client($mock, ['hydrate' => $hydrate])->listCalls()));
	show($page);
	say(data: $page->data);
}
?>
--EXPECT--
0 rows of 0, page 1 of 0, limit 10, before: false, after: false
data: []
0 rows of 0, page 1 of 0, limit 10, before: false, after: false
data: []
