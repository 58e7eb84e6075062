--TEST--
Members that are null are null, and do not get into $extra
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/rows.inc';
$row = array_fill_keys(array_keys(full_row()), null);
$call = call(['id' => 'a'] + $row);
var_dump($call == call(['id' => 'a']), $call->extra);
$names = ['contact' => ['id' => null, 'firstName' => null, 'lastName' => null, 'isUnknown' => null],
	'phoneNumber' => ['value' => null], 'caller' => ['firstName' => null, 'lastName' => null]];
$call = call(['id' => 'a'] + $names);
echo encode([$call->contact, $call->phoneNumber, $call->caller]), "\n";
var_dump($call->contact->extra, $call->phoneNumber->extra, $call->caller->extra);
?>
--EXPECT--
bool(true)
array(0) {
}
[{"id":null,"firstName":null,"lastName":null,"isUnknown":null},{"value":null},{"firstName":null,"lastName":null}]
array(0) {
}
array(0) {
}
array(0) {
}
