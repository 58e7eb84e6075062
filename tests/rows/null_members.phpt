--TEST--
Members that are null are null, and do not get into $extra
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/rows.inc';
$row = array_fill_keys(array_keys(full_row()), null);
$call = call(['id' => 'a'] + $row);
say(same_as_without_members: $call == call(['id' => 'a']), extra: $call->extra);
$names = ['contact' => ['id' => null, 'firstName' => null, 'lastName' => null, 'isUnknown' => null],
	'phoneNumber' => ['value' => null], 'caller' => ['firstName' => null, 'lastName' => null]];
$call = call(['id' => 'a'] + $names);
say(contact: $call->contact, phoneNumber: $call->phoneNumber, caller: $call->caller);
say(extra_of_contact: $call->contact->extra, of_phoneNumber: $call->phoneNumber->extra, of_caller: $call->caller->extra);
?>
--EXPECT--
same as without members: true, extra: []
contact: {"id":null,"firstName":null,"lastName":null,"isUnknown":null}, phoneNumber: {"value":null}, caller: {"firstName":null,"lastName":null}
extra of contact: [], of phoneNumber: [], of caller: []
