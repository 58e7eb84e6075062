--TEST--
json_encode() of a row is its document; of a page's row too
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/rows.inc';
$call = call(full_row());
say(
	same_as_of_the_array: json_encode($call) === json_encode(full_row()),
	jsonSerialize_is_toArray: $call->jsonSerialize() === $call->toArray(),
);
say(contact: $call->contact);
say(inside_an_array: ['n' => $call->phoneNumber, 'c' => $call->caller]);
say(contact_with_a_member_0: call('{"id":"a","contact":{"0":1,"id":"b"}}')->contact);
?>
--EXPECT--
same as of the array: true, jsonSerialize is toArray: true
contact: {"id":"123e4567-e89b-12d3-a456-426614174001","firstName":"John","lastName":"Doe","isUnknown":false}
inside an array: {"n":{"value":"+33612345678"},"c":{"firstName":"Alice","lastName":"Martin"}}
contact with a member 0: {"id":"b","firstName":null,"lastName":null,"isUnknown":null,"0":1}
