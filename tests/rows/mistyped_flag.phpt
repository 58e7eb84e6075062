--TEST--
A value that is no boolean where one should be: null, and the value in $extra
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/rows.inc';
foreach (['"true"', '""', '0', '1', '1.0', '[]', '{}', '{"x":true}'] as $value) {
	$call = call('{"id":"a","transferred":' . $value . '}');
	if ($call->transferred !== null || $call->extra !== ['transferred' => json_decode($value, true)]) {
		echo "transferred with $value: ";
		var_dump($call->transferred, $call->extra);
	}
	$contact = call('{"id":"a","contact":{"isUnknown":' . $value . '}}')->contact;
	if ($contact->isUnknown !== null || $contact->extra !== ['isUnknown' => json_decode($value, true)]) {
		echo "isUnknown with $value: ";
		var_dump($contact->isUnknown, $contact->extra);
	}
}
say(extra: call('{"id":"a","transferred":"yes"}')->extra);
?>
--EXPECT--
extra: {"transferred":"yes"}
