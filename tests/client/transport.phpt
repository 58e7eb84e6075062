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
say(id: $page->data[0]->id, status: $page->stats->status, operation: $page->stats->operation, rateLimit: $page->rateLimit);
say(calls: $client->countCalls());
say(total: $client->get('/v1/anything')['total']);
?>
--EXPECT--
2 rows of 12, page 1 of 2, limit 10, before: false, after: true
id: "call-1", status: 200, operation: "listCalls", rateLimit: null
calls: 12
total: 12
