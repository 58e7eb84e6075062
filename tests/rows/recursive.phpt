--TEST--
A row that holds itself, which only a crafted payload makes, harms nothing
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/rows.inc';
$payload = 'O:13:"Skipcall\Call":2:{s:2:"id";s:1:"a";s:1:"x";r:1;}';
$row = unserialize($payload);
say(
	holds_itself: $row->extra['x'] === $row,
	members: count($row->toArray()),
	json: json_encode($row),
	json_error: json_last_error_msg(),
	equal_to_itself: $row == $row,
);
say(serialized: strlen(serialize($row)) > 0, clone_holds_the_row: (clone $row)->extra['x'] === $row);
unset($row);
say(collected: gc_collect_cycles() > 0);
?>
--EXPECT--
holds itself: true, members: 26, json: false, json error: "Recursion detected", equal to itself: true
serialized: true, clone holds the row: true
collected: true
