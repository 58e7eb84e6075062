--TEST--
A server that reads the flat form is asked once
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/client.inc';
$mock = Mock::start(['rows' => 25, 'sortStyle' => 'form']);
say(sorted: client($mock)->listCalls(sort: 'createdAt')->sorted);
say(sorted: client($mock)->listCalls(sort: '-createdAt')->sorted);
targets($mock);
?>
--EXPECT--
sorted: true
sorted: true
/v1/calls?page=1&orderBy=createdAt&order=asc
/v1/calls?page=1&orderBy=createdAt&order=desc
