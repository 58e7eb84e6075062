--TEST--
A server that reads the flat form is asked once
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/client.inc';
$mock = Mock::start(['rows' => 25, 'sortStyle' => 'form']);
var_dump(client($mock)->listCalls(sort: 'createdAt')->sorted);
var_dump(client($mock)->listCalls(sort: '-createdAt')->sorted);
targets($mock);
?>
--EXPECT--
bool(true)
bool(true)
/v1/calls?page=1&orderBy=createdAt&order=asc
/v1/calls?page=1&orderBy=createdAt&order=desc
