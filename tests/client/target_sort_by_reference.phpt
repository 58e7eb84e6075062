--TEST--
A sort made of references is read like any other
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/client.inc';
$mock = Mock::start(['rows' => 0]);
$name = 'createdAt';
$order = 'desc';
client($mock)->listCalls(sort: ['orderBy' => &$name, 'order' => &$order]);
client($mock)->listCalls(sort: [$name => &$order]);
targets($mock);
?>
--EXPECT--
/v1/calls?page=1&orderBy=createdAt&order=desc
/v1/calls?page=1&orderBy=createdAt&order=desc
