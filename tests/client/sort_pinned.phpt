--TEST--
A pinned style is asked once, whatever the rows say
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/client.inc';
$mock = Mock::start(['rows' => 25, 'sortStyle' => 'deepObject']);
var_dump(client($mock, ['sortStyle' => 'form'])->listCalls(limit: 2, sort: 'createdAt')->sorted);
var_dump(client($mock, ['sortStyle' => 'deepObject'])->listCalls(limit: 2, sort: 'createdAt')->sorted);
targets($mock);
$mock = Mock::start(['rows' => 25, 'sortStyle' => 'form']);
var_dump(client($mock, ['sortStyle' => 'form'])->listCalls(limit: 2, sort: 'createdAt')->sorted);
var_dump(client($mock, ['sortStyle' => 'deepObject'])->listCalls(limit: 2, sort: 'createdAt')->sorted);
targets($mock);
?>
--EXPECT--
bool(false)
bool(true)
/v1/calls?page=1&limit=2&orderBy=createdAt&order=asc
/v1/calls?page=1&limit=2&sort[orderBy]=createdAt&sort[order]=asc
bool(true)
bool(false)
/v1/calls?page=1&limit=2&orderBy=createdAt&order=asc
/v1/calls?page=1&limit=2&sort[orderBy]=createdAt&sort[order]=asc
