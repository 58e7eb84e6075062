--TEST--
toArray() gives a member of another type back at its own place
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/rows.inc';
$call = call('{"zip":1,"status":404,"contact":{"company":"X","id":9,"firstName":"Jo"},"phoneNumber":"+331","id":"a"}');
$array = $call->toArray();
var_dump(array_slice(array_keys($array), 0, 25) === array_keys(full_row()));
echo encode(array_filter($array, fn($value) => $value !== null)), "\n";
var_dump(Skipcall\Call::fromArray($array) == $call);
?>
--EXPECT--
bool(true)
{"id":"a","status":404,"contact":{"id":9,"firstName":"Jo","lastName":null,"isUnknown":null,"company":"X"},"phoneNumber":"+331","zip":1}
bool(true)
