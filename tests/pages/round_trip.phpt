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
var_dump($copy->toArray() === $page->toArray());
var_dump($copy->data == $page->data);
var_dump($page->sorted, $copy->sorted, $copy->rateLimit, $copy->stats);
?>
--EXPECT--
5 rows of 25, page 3 of 3, limit 10, before: true, after: false
bool(true)
bool(true)
bool(true)
NULL
NULL
NULL
