--TEST--
A transport of one's own brings pages without a network
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/client.inc';
$client = doubled(fn () => answer([row(1), row(2)], ['total' => 12, 'totalPages' => 2]));
$page = $client->listCalls();
show($page);
var_dump($page->data[0]->id, $page->stats->status, $page->stats->operation, $page->rateLimit);
echo $client->countCalls(), "\n";
var_dump($client->get('/v1/anything')['total']);
?>
--EXPECT--
2 rows of 12, page 1 of 2, limit 10, before: false, after: true
string(6) "call-1"
int(200)
string(9) "listCalls"
NULL
12
int(12)
