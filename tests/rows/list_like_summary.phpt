--TEST--
A summary that json_decode makes a list of is no summary; an empty one is
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/rows.inc';
foreach (['{}', '[]', '{"0":"x"}', '{"0":"x","1":"y"}', '{"1":"x"}', '{"0":"x","value":"+331"}'] as $value) {
	$call = call('{"id":"a","phoneNumber":' . $value . '}');
	say($value, phoneNumber: $call->phoneNumber, extra: $call->extra);
}
?>
--EXPECT--
{}; phoneNumber: {"value":null}, extra: []
[]; phoneNumber: {"value":null}, extra: []
{"0":"x"}; phoneNumber: null, extra: {"phoneNumber":["x"]}
{"0":"x","1":"y"}; phoneNumber: null, extra: {"phoneNumber":["x","y"]}
{"1":"x"}; phoneNumber: {"value":null,"1":"x"}, extra: []
{"0":"x","value":"+331"}; phoneNumber: {"value":"+331","0":"x"}, extra: []
