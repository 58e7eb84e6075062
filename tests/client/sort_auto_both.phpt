--TEST--
A server that reads both is asked once
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/client.inc';
$mock = Mock::start(['rows' => 25, 'sortStyle' => 'both']);
say(sorted: client($mock)->listCalls(sort: 'createdAt')->sorted);
echo $mock->stats()['requests'], " request\n";
?>
--EXPECT--
sorted: true
1 request
