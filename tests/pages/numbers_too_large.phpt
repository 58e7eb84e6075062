--TEST--
A count beyond what a double can hold exactly is refused, the largest is kept
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/../client/client.inc';
$mock = Mock::start(['rows' => 0]);
$client = client($mock);
foreach (['9007199254740992', '"9007199254740992"', '9007199254740993', '"9007199254740993"',
	'9223372036854775808', '"99999999999999999999"'] as $total) {
	$mock->faults([['set' => ['total' => $total]]]);
	try {
		say(total: $client->listCalls()->total);
	} catch (Skipcall\Exception\DecodeException $e) {
		echo $e->getMessage(), "\n";
	}
}
?>
--EXPECT--
total: 9007199254740992
total: 9007199254740992
The response is not the documented JSON: expected a whole number from 0 at byte 19 (total)
The response is not the documented JSON: expected a whole number from 0 at byte 19 (total)
The response is not the documented JSON: expected a whole number from 0 at byte 19 (total)
The response is not the documented JSON: expected a whole number from 0 at byte 19 (total)
