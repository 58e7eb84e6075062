--TEST--
A server that refuses what it does not know is asked once in the flat form
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/client.inc';
$mock = Mock::start(['rows' => 25, 'sortStyle' => 'formStrict']);
say(sorted: client($mock)->listCalls(sort: 'createdAt')->sorted);
targets($mock);
?>
--EXPECT--
sorted: true
/v1/calls?page=1&orderBy=createdAt&order=asc
