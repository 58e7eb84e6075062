--TEST--
fromArray() takes back what toArray() gave
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/../client/client.inc';
$mock = Mock::start(['rows' => 25]);
$page = client($mock)->listCalls(page: 3, limit: 10, sort: 'createdAt');
$copy = Skipcall\CallPage::fromArray($page->toArray());
show($copy);
say(same_document: $copy->toArray() === $page->toArray());
say(equal_rows: $copy->data == $page->data);
say(
	sorted: $page->sorted,
	sorted_of_the_copy: $copy->sorted,
	rateLimit_of_the_copy: $copy->rateLimit,
	stats_of_the_copy: $copy->stats,
);
?>
--EXPECT--
5 rows of 25, page 3 of 3, limit 10, before: true, after: false
same document: true
equal rows: true
sorted: true, sorted of the copy: null, rateLimit of the copy: null, stats of the copy: null
