--TEST--
toArray() gives a member of another type back at its own place
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/rows.inc';
$call = call('{"zip":1,"status":404,"contact":{"company":"X","id":9,"firstName":"Jo"},"phoneNumber":"+331","id":"a"}');
$array = $call->toArray();
say(own_places: array_slice(array_keys($array), 0, 25) === array_keys(full_row()));
say(document: array_filter($array, fn($value) => $value !== null));
say(same_row_again: Skipcall\Call::fromArray($array) == $call);
?>
--EXPECT--
own places: true
document: {"id":"a","status":404,"contact":{"id":9,"firstName":"Jo","lastName":null,"isUnknown":null,"company":"X"},"phoneNumber":"+331","zip":1}
same row again: true
