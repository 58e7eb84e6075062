--TEST--
Unknown members of a summary are kept in its own $extra
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/rows.inc';
$call = call('{"id":"a","contact":{"company":"ACME","id":"c","tags":["x"],"contact":{"id":"d"}},
	"phoneNumber":{"value":"+331","country":"FR","7":"seven"},"caller":{"email":null}}');
say(contact: $call->contact->extra, phoneNumber: $call->phoneNumber->extra, caller: $call->caller->extra, row: $call->extra);
say(last_name: array_key_last($call->phoneNumber->extra));
?>
--EXPECT--
contact: {"company":"ACME","tags":["x"],"contact":{"id":"d"}}, phoneNumber: {"country":"FR","7":"seven"}, caller: {"email":null}, row: []
last name: 7
