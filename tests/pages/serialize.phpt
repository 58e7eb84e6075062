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
	say(page_has_rateLimit: $page->rateLimit !== null, page_has_stats: $page->stats !== null);
	$copy = unserialize(serialize($page));
	show($copy);
	say(row: get_debug_type($copy->data[0]), equal_rows: $copy->data == $page->data);
	say(rateLimit_of_the_copy: $copy->rateLimit, stats: $copy->stats, sorted: $copy->sorted);
}
?>
--EXPECT--
page has rateLimit: true, page has stats: true
10 rows of 25, page 2 of 3, limit 10, before: true, after: true
row: "Skipcall\\Call", equal rows: true
rateLimit of the copy: null, stats: null, sorted: null
page has rateLimit: true, page has stats: true
10 rows of 25, page 2 of 3, limit 10, before: true, after: true
row: "array", equal rows: true
rateLimit of the copy: null, stats: null, sorted: null
