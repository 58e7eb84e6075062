--TEST--
A page goes through a cache and back; its rate limit and its costs stay behind
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/../client/client.inc';
$mock = Mock::start(['rows' => 25]);
foreach (['objects', 'arrays'] as $hydrate) {
	$page = client($mock, ['hydrate' => $hydrate])->listCalls(page: 2, limit: 10, sort: 'createdAt');
	var_dump($page->rateLimit !== null, $page->stats !== null);
	$copy = unserialize(serialize($page));
	show($copy);
	var_dump(get_debug_type($copy->data[0]), $copy->data == $page->data);
	var_dump($copy->rateLimit, $copy->stats, $copy->sorted);
}
?>
--EXPECT--
bool(true)
bool(true)
10 rows of 25, page 2 of 3, limit 10, before: true, after: true
string(13) "Skipcall\Call"
bool(true)
NULL
NULL
NULL
bool(true)
bool(true)
10 rows of 25, page 2 of 3, limit 10, before: true, after: true
string(5) "array"
bool(true)
NULL
NULL
NULL
