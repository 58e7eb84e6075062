--TEST--
A row that stands twice in a payload is one row afterwards
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/rows.inc';
$inner = serialize(call(full_row()));
$list = unserialize('a:3:{i:0;' . $inner . 'i:1;r:2;i:2;' . $inner . '}');
var_dump($list[0] === $list[1], $list[0] == $list[2], $list[0] == call(full_row()));
?>
--EXPECT--
bool(true)
bool(true)
bool(true)
