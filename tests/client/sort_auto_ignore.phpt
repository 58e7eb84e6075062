--TEST--
A server that sorts in its own way is asked both ways once, and the page says so
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/client.inc';
$mock = Mock::start(['rows' => 25, 'sortStyle' => 'ignore']);
$client = client($mock);
var_dump($client->listCalls(limit: 2, sort: 'createdAt')->sorted);
targets($mock);
var_dump($client->listCalls(page: 2, limit: 2, sort: 'createdAt')->sorted);
var_dump($client->listCalls(limit: 2, sort: '-createdAt')->sorted);
targets($mock);
?>
--EXPECT--
bool(false)
/v1/calls?page=1&limit=2&orderBy=createdAt&order=asc
/v1/calls?page=1&limit=2&sort[orderBy]=createdAt&sort[order]=asc
bool(false)
bool(true)
/v1/calls?page=2&limit=2&orderBy=createdAt&order=asc
/v1/calls?page=1&limit=2&orderBy=createdAt&order=desc
