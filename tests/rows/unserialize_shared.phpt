--TEST--
A row that stands twice in a payload is one row afterwards
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/rows.inc';
$inner = serialize(call(full_row()));
$list = unserialize('a:3:{i:0;' . $inner . 'i:1;r:2;i:2;' . $inner . '}');
say(one_row: $list[0] === $list[1], equal_to_another: $list[0] == $list[2], equal_to_the_row: $list[0] == call(full_row()));
?>
--EXPECT--
one row: true, equal to another: true, equal to the row: true
