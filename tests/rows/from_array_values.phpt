--TEST--
fromArray() takes references, and keeps what cannot be JSON in $extra
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/rows.inc';
$status = 'busy';
$number = ['value' => '+331'];
$data = ['id' => 'a', 'status' => &$status, 'phoneNumber' => &$number, 'when' => new DateTimeImmutable('2024-01-01 UTC'),
	'contact' => new stdClass];
$call = Skipcall\Call::fromArray($data);
$status = 'other';
$number['value'] = 'other';
say(status: $call->status, phone_number: (string) $call->phoneNumber, contact: $call->contact);
say(types_in_extra: array_map(get_debug_type(...), $call->extra));
?>
--EXPECT--
status: "busy", phone number: "+331", contact: null
types in extra: {"when":"DateTimeImmutable","contact":"stdClass"}
