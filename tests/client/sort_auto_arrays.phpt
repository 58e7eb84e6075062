--TEST--
Rows as arrays show a sort that was not understood as objects do
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/client.inc';
$mock = Mock::start(['rows' => 25, 'sortStyle' => 'deepObject']);
say(sorted: client($mock, ['hydrate' => 'arrays'])->listCalls(sort: 'createdAt')->sorted);
echo $mock->stats()['requests'], " requests\n";
?>
--EXPECT--
sorted: true
2 requests
