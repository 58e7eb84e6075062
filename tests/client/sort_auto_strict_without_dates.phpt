--TEST--
A server that refuses the flat form is understood by a sort whose order nobody can see
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/client.inc';
$mock = Mock::start(['rows' => 25, 'sortStyle' => 'deepObjectStrict']);
say(sorted: client($mock)->listCalls(limit: 2, sort: 'status')->sorted);
targets($mock);
?>
--EXPECT--
sorted: null
/v1/calls?page=1&limit=2&orderBy=status&order=asc
/v1/calls?page=1&limit=2&sort[orderBy]=status&sort[order]=asc
