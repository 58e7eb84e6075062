--TEST--
The first page of several: its rows, its numbers, and that another follows
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/../server/mock.inc';
$mock = Mock::start(['rows' => 25]);
$client = new Skipcall\Client('sk_test_ok', ['baseUrl' => $mock->url]);

$page = $client->listCalls(page: 1, limit: 10);
var_dump(count($page), $page->total, $page->page, $page->limit, $page->totalPages);
var_dump($page->hasPreviousPage(), $page->hasNextPage());
var_dump(get_debug_type($page->data[0]));
print_r($mock->targets());
?>
--EXPECT--
int(10)
int(25)
int(1)
int(10)
int(3)
bool(false)
bool(true)
string(13) "Skipcall\Call"
Array
(
    [0] => /v1/calls?page=1&limit=10
)
