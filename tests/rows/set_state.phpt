--TEST--
__set_state() takes properties, and what is none of them becomes $extra
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/rows.inc';
$number = call('{"id":"a","phoneNumber":{"value":"+331"}}')->phoneNumber;
$call = Skipcall\Call::__set_state(['id' => 'a', 'status' => 5, 'unknown' => 6, 'contact' => $number, 'phoneNumber' => $number,
	'extra' => ['x' => 1]]);
say(extra: $call->extra, phoneNumber: (string) $call->phoneNumber);
say(contact: $call->contact, extra: Skipcall\Call::__set_state(['id' => 'a', 'extra' => 'text'])->extra);
attempt('without an id', fn() => Skipcall\Call::__set_state(['extra' => []]));
say(
	empty_contact: Skipcall\ContactSummary::__set_state([]),
	caller: Skipcall\CallerSummary::__set_state(['firstName' => 'A']),
);
?>
--EXPECT--
extra: {"status":5,"unknown":6,"contact":{"value":"+331"},"x":1}, phoneNumber: "+331"
contact: null, extra: {"extra":"text"}
without an id: Skipcall\Exception\InvalidArgumentException: Argument #1 ($properties) must hold "id" as a string, none given
empty contact: {"id":null,"firstName":null,"lastName":null,"isUnknown":null}, caller: {"firstName":"A","lastName":null}
