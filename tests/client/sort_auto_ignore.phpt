--TEST--
A server that sorts in its own way is asked both ways once, and the page says so
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/client.inc';
$mock = Mock::start(['rows' => 25, 'sortStyle' => 'ignore']);
$client = client($mock);
say(sorted: $client->listCalls(limit: 2, sort: 'createdAt')->sorted);
targets($mock);
say(sorted: $client->listCalls(page: 2, limit: 2, sort: 'createdAt')->sorted);
say(sorted: $client->listCalls(limit: 2, sort: '-createdAt')->sorted);
targets($mock);
?>
--EXPECT--
sorted: false
/v1/calls?page=1&limit=2&orderBy=createdAt&order=asc
/v1/calls?page=1&limit=2&sort[orderBy]=createdAt&sort[order]=asc
sorted: false
sorted: true
/v1/calls?page=2&limit=2&orderBy=createdAt&order=asc
/v1/calls?page=1&limit=2&orderBy=createdAt&order=desc
