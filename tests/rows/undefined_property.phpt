--TEST--
Reading a property that there is not warns as PHP does, and makes none
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/rows.inc';
$call = call('{"id":"a","x":1}');
say(value: @$call->x, is_set: isset($call->x));
echo error_get_last()['message'], "\n";
?>
--EXPECT--
value: null, is set: false
Undefined property: Skipcall\Call::$x
