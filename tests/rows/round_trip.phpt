--TEST--
fromArray() of toArray() is the same row
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/rows.inc';
$rows = [
	'{"id":"a"}',
	'{"id":"a","contact":{},"caller":[],"phoneNumber":{"1":"x"}}',
	'{"status":5,"id":"a","x":1,"type":[],"transferred":"no","y":2,"contact":"z"}',
	'{"id":"é日本👍\u0000","notes":"\u2028 \"q\" \\\\ \n","0":0,"":[{}],"extra":{"extra":1}}',
	'{"id":"a","contact":{"isUnknown":0,"b":2,"id":null,"0":1},"caller":{"0":"x"}}',
	encode(full_row()),
];
foreach ($rows as $json) {
	$call = call($json);
	$again = Skipcall\Call::fromArray($call->toArray());
	say(same: $again == $call && $again->toArray() === $call->toArray());
}
?>
--EXPECT--
same: true
same: true
same: true
same: true
same: true
same: true
