--TEST--
A page tells whether its rows stand in the order asked for
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/../client/client.inc';
$mock = Mock::start(['rows' => 25, 'sortStyle' => 'ignore']);
$client = client($mock, ['sortStyle' => 'form']);
var_dump($client->listCalls()->sorted);
var_dump($client->listCalls(sort: '-createdAt')->sorted);
var_dump($client->listCalls(sort: 'createdAt')->sorted);
var_dump($client->listCalls(limit: 1, sort: 'createdAt')->sorted);
var_dump($client->listCalls(sort: 'status')->sorted);
?>
--EXPECT--
NULL
bool(true)
bool(false)
NULL
NULL
