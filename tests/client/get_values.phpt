--TEST--
get() gives what json_decode($json, true) gives
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/client.inc';
$mock = Mock::start();
$client = client($mock);
foreach ([
	'null', 'true', 'false', '0', '-0', '-0.0', '7', '-7', '1.5', '1e3', '1E400', '9223372036854775807',
	'9223372036854775808',
	'-9223372036854775808', '""', '"a"', '"\u00e9\ud83d\udc4d\/"', '"Zoé"', '[]', '{}', '[[],{}]',
	'{"":1}', '{"0":"a","01":"b","-1":"c"}',
	'{"a":1,"a":2,"b":3}', ' [ 1 , 2 ] ', '{"a":{"b":[{"c":null}]}}', '"\u0000"', '{"\u0000a":1}',
	'0.1', '123456789012345678901234567890',
	str_repeat('[', 63) . str_repeat(']', 63),
] as $json) {
	$mock->faults([['body' => $json]]);
	$value = $client->get('/v1/echo');
	if (var_export($value, true) !== var_export(json_decode($json, true), true)) {
		echo "$json: ";
		var_dump($value);
	}
}
echo "done\n";
?>
--EXPECT--
done
