--TEST--
Rows as arrays show a sort that was not understood as objects do
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/client.inc';
$mock = Mock::start(['rows' => 25, 'sortStyle' => 'deepObject']);
var_dump(client($mock, ['hydrate' => 'arrays'])->listCalls(sort: 'createdAt')->sorted);
echo $mock->stats()['requests'], " requests\n";
?>
--EXPECT--
bool(true)
2 requests
