--TEST--
The first page of several: its rows, its numbers, and that another follows
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/../server/mock.inc';
require __DIR__ . '/../say.inc';
$mock = Mock::start(['rows' => 25]);
$client = new Skipcall\Client('sk_test_ok', ['baseUrl' => $mock->url]);

$page = $client->listCalls(page: 1, limit: 10);
say(rows: count($page), total: $page->total, page: $page->page, limit: $page->limit, totalPages: $page->totalPages);
say(before: $page->hasPreviousPage(), after: $page->hasNextPage());
say(row: get_debug_type($page->data[0]));
print_r($mock->targets());
?>
--EXPECT--
rows: 10, total: 25, page: 1, limit: 10, totalPages: 3
before: false, after: true
row: "Skipcall\\Call"
Array
(
    [0] => /v1/calls?page=1&limit=10
)
