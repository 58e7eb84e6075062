--TEST--
Unknown members of a summary are kept in its own $extra
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/rows.inc';
$call = call('{"id":"a","contact":{"company":"ACME","id":"c","tags":["x"],"contact":{"id":"d"}},
	"phoneNumber":{"value":"+331","country":"FR","7":"seven"},"caller":{"email":null}}');
echo encode([$call->contact->extra, $call->phoneNumber->extra, $call->caller->extra, $call->extra]), "\n";
var_dump(array_key_last($call->phoneNumber->extra));
?>
--EXPECT--
[{"company":"ACME","tags":["x"],"contact":{"id":"d"}},{"country":"FR","7":"seven"},{"email":null},[]]
int(7)
