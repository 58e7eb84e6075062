--TEST--
A row that holds data takes no other data
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/rows.inc';
$call = call(full_row());
$before = serialize($call);
foreach ([$call, $call->contact, $call->phoneNumber, $call->caller, call('{"id":"a"}')] as $row) {
	attempt(get_class($row), fn() => $row->__unserialize(['id' => 'b', 'value' => '+332', 'firstName' => 'Eve']));
}
$only = call('{"id":"a","phoneNumber":{"x":1}}')->phoneNumber;
attempt('with $extra only', fn() => $only->__unserialize(['value' => '+332']));
attempt('to its own data', fn() => $call->__unserialize($call->__serialize()));
say(unchanged: serialize($call) === $before);
?>
--EXPECT--
Skipcall\Call: Skipcall\Exception\Error: Cannot unserialize into a Skipcall\Call that holds data
Skipcall\ContactSummary: Skipcall\Exception\Error: Cannot unserialize into a Skipcall\ContactSummary that holds data
Skipcall\PhoneNumberSummary: Skipcall\Exception\Error: Cannot unserialize into a Skipcall\PhoneNumberSummary that holds data
Skipcall\CallerSummary: Skipcall\Exception\Error: Cannot unserialize into a Skipcall\CallerSummary that holds data
Skipcall\Call: Skipcall\Exception\Error: Cannot unserialize into a Skipcall\Call that holds data
with $extra only: Skipcall\Exception\Error: Cannot unserialize into a Skipcall\PhoneNumberSummary that holds data
to its own data: Skipcall\Exception\Error: Cannot unserialize into a Skipcall\Call that holds data
unchanged: true
