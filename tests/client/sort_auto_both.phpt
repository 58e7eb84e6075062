--TEST--
A server that reads both is asked once
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/client.inc';
$mock = Mock::start(['rows' => 25, 'sortStyle' => 'both']);
var_dump(client($mock)->listCalls(sort: 'createdAt')->sorted);
echo $mock->stats()['requests'], " request\n";
?>
--EXPECT--
bool(true)
1 request
