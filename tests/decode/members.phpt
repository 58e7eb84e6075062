--TEST--
Escaped, unknown, mistyped and duplicate members: rows as json_decode() has them
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/decode.inc';
$members = [
	'"status":"\u0063omp\/leted \"\\\\ \b\f\n\r\t é \u00e9 \ud83d\ude00"',
	'"\u0073tatus":"x"', '"st\u0061tus":"x","status":"y"', '"status":"x","st\u0061tus":"y"', '"statuſ":"x"', '"status\u0000":"x"',
	'"status":"x","status":"y"', '"status":"x","status":5', '"status":5,"status":"x"', '"status":5,"status":6', '"status":"x","status":null',
	'"z":1,"status":5,"z":2,"status":"x"', '"z":1,"y":2,"z":3', '"z":{"a":1},"z":[2]', '"0":1,"0":2', '"":1,"":2',
	'"id":"b"', '"id":"b","status":"x","id":"c"', '"contact":{"id":"c"},"contact":null', '"contact":null,"contact":{"id":"d"}',
	'"contact":{"id":"c","firstName":"A"},"contact":{"id":"d"}', '"contact":{"id":"c","id":"d"}', '"contact":{"id":5,"id":"d","id":6}',
	'"contact":{"x":1,"x":2}', '"contact":"x","contact":{"firstName":"Z"}', '"contact":[],"phoneNumber":{},"caller":[1],"callerPhoneNumber":[{}]',
	'"phoneNumber":{"0":"x"}', '"phoneNumber":{"0":"x","1":{"0":"y"}}', '"phoneNumber":{"1":"x","0":"y"}', '"phoneNumber":{"0":1,"0":2}',
	'"phoneNumber":{"value":"+331","value":"+332"}', '"caller":{"0":1,"firstName":null}', '"caller":{"0":{"0":1},"1":2,"1":3}',
	'"0":"a","1":"b","-0":"c","-1":"d","01":"e","1.0":"f","9223372036854775807":"g","9223372036854775808":"h","-9223372036854775808":"i"',
	'"extra":{"id":"x"},"__proto__":1,"\u0000mangled\u0000":2," ":3,"é":4,"😀":5',
	'"transferred":true', '"transferred":"true"', '"transferred":1', '"transferred":null', '"transferred":false,"transferred":true',
	'"notes":""', '"notes":"x"', '"notes":"é"', '"notes":"\u0000"', '"notes":"\n"', '"notes":"\u00e9"', '"notes":"\\u0041"',
	'"nested":{"a":[{"b":[[],{},[{}],null,true,1,1.0,-0,-0.0,1e2,"x"]}]}', '"big":12345678901234567890', '"tiny":1e-400',
	'"callType":"\ud83d\ude00","type":"inbound","type":"outbound"', '"startedAt":{},"endedAt":[],"createdAt":0,"updatedAt":false,"deletedAt":""',
	'"a' . str_repeat('b', 200) . '":1', '"' . str_repeat('\u0061', 130) . '":1', '"' . str_repeat('é', 40) . '":{"é":"é"}',
];
$document = new Document();
foreach ($members as $text) {
	foreach ([row($text), '{' . $text . ',"id":"z"}'] as $row) {
		$difference = row_difference($document, page("[$row]")) . row_difference($document, page('[' . row() . ",$row," . row() . ",$row]"));
		if ($difference !== '') {
			echo shown($row), ': ', $difference, "\n";
		}
	}
}
echo count($members), " kinds of members\n";
?>
--EXPECT--
55 kinds of members
