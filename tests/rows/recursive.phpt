--TEST--
A row that holds itself, which only a crafted payload makes, harms nothing
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/rows.inc';
$payload = 'O:13:"Skipcall\Call":2:{s:2:"id";s:1:"a";s:1:"x";r:1;}';
$row = unserialize($payload);
var_dump($row->extra['x'] === $row, count($row->toArray()), json_encode($row), json_last_error_msg(), $row == $row);
var_dump(strlen(serialize($row)) > 0, (clone $row)->extra['x'] === $row);
unset($row);
var_dump(gc_collect_cycles() > 0);
?>
--EXPECT--
bool(true)
int(26)
bool(false)
string(18) "Recursion detected"
bool(true)
bool(true)
bool(true)
bool(true)
