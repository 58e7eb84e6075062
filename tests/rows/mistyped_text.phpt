--TEST--
A value that is no text where text should be: null, and the value in $extra
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/rows.inc';
foreach (['callType', 'status', 'adminProviderSid', 'startedAt', 'deletedAt', 'notes'] as $member) {
	foreach (['0', '-1.50', 'true', 'false', '[]', '["x"]', '{}', '{"x":"y"}'] as $value) {
		$call = call('{"id":"a","' . $member . '":' . $value . '}');
		if ($call->$member !== null || $call->extra !== [$member => json_decode($value, true)]) {
			echo "$member with $value: ";
			var_dump($call->$member, $call->extra);
		}
	}
}
say(extra: call('{"id":"a","status":404}')->extra);
?>
--EXPECT--
extra: {"status":404}
