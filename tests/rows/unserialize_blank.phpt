--TEST--
A row that was read takes no data of others, not even when nothing was in it
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/rows.inc';
$call = call('{"id":"a","contact":{},"phoneNumber":{},"caller":[]}');
foreach (['contact', 'phoneNumber', 'caller'] as $member) {
	refused($member, fn() => $call->$member->__unserialize(['firstName' => 'Eve', 'value' => '+332']));
}
say(contact: $call->contact, phoneNumber: $call->phoneNumber, caller: $call->caller);
?>
--EXPECT--
contact: Skipcall\Exception\Error
phoneNumber: Skipcall\Exception\Error
caller: Skipcall\Exception\Error
contact: {"id":null,"firstName":null,"lastName":null,"isUnknown":null}, phoneNumber: {"value":null}, caller: {"firstName":null,"lastName":null}
