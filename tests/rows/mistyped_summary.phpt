--TEST--
A value that is no object where a summary should be: null, and the value in $extra
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/rows.inc';
foreach (['contact', 'phoneNumber', 'caller', 'callerPhoneNumber'] as $member) {
	foreach (['"+33612345678"', '""', '0', '-1.5', 'true', 'false', '["x"]', '[{"value":"y"}]', '[null]'] as $value) {
		$call = call('{"id":"a","' . $member . '":' . $value . '}');
		if ($call->$member !== null || $call->extra !== [$member => json_decode($value, true)]) {
			echo "$member with $value: ";
			var_dump($call->$member, $call->extra);
		}
	}
}
say(extra: call('{"id":"a","phoneNumber":"+33612345678"}')->extra);
?>
--EXPECT--
extra: {"phoneNumber":"+33612345678"}
