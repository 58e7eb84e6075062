--TEST--
A row with nothing but an id: the rest is null and $extra empty
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/rows.inc';
$call = call(['id' => 'a']);
var_dump(array_unique(array_values(array_slice(get_object_vars($call), 1, 24)), SORT_REGULAR));
var_dump($call->id, $call->extra, count(get_object_vars($call)));
?>
--EXPECT--
array(1) {
  [0]=>
  NULL
}
string(1) "a"
array(0) {
}
int(26)
