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
var_dump($call->status, (string) $call->phoneNumber, $call->contact);
var_dump(array_map(get_debug_type(...), $call->extra));
?>
--EXPECT--
string(4) "busy"
string(4) "+331"
NULL
array(2) {
  ["when"]=>
  string(17) "DateTimeImmutable"
  ["contact"]=>
  string(8) "stdClass"
}
