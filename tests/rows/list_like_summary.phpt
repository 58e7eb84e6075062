--TEST--
A summary that json_decode makes a list of is no summary; an empty one is
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/rows.inc';
foreach (['{}', '[]', '{"0":"x"}', '{"0":"x","1":"y"}', '{"1":"x"}', '{"0":"x","value":"+331"}'] as $value) {
	$call = call('{"id":"a","phoneNumber":' . $value . '}');
	echo str_pad($value, 26), encode($call->phoneNumber), ' ', encode($call->extra), "\n";
}
?>
--EXPECT--
{}                        {"value":null} []
[]                        {"value":null} []
{"0":"x"}                 null {"phoneNumber":["x"]}
{"0":"x","1":"y"}         null {"phoneNumber":["x","y"]}
{"1":"x"}                 {"value":null,"1":"x"} []
{"0":"x","value":"+331"}  {"value":"+331","0":"x"} []
