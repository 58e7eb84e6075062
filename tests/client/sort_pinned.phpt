--TEST--
A pinned style is asked once, whatever the rows say
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/client.inc';
$mock = Mock::start(['rows' => 25, 'sortStyle' => 'deepObject']);
say(sorted_by_form: client($mock, ['sortStyle' => 'form'])->listCalls(limit: 2, sort: 'createdAt')->sorted);
say(sorted_by_deepObject: client($mock, ['sortStyle' => 'deepObject'])->listCalls(limit: 2, sort: 'createdAt')->sorted);
targets($mock);
$mock = Mock::start(['rows' => 25, 'sortStyle' => 'form']);
say(sorted_by_form: client($mock, ['sortStyle' => 'form'])->listCalls(limit: 2, sort: 'createdAt')->sorted);
say(sorted_by_deepObject: client($mock, ['sortStyle' => 'deepObject'])->listCalls(limit: 2, sort: 'createdAt')->sorted);
targets($mock);
?>
--EXPECT--
sorted by form: false
sorted by deepObject: true
/v1/calls?page=1&limit=2&orderBy=createdAt&order=asc
/v1/calls?page=1&limit=2&sort[orderBy]=createdAt&sort[order]=asc
sorted by form: true
sorted by deepObject: false
/v1/calls?page=1&limit=2&orderBy=createdAt&order=asc
/v1/calls?page=1&limit=2&sort[orderBy]=createdAt&sort[order]=asc
