--TEST--
serialize() and unserialize() give an equal row
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/rows.inc';
foreach ([encode(full_row()), '{"id":"a"}', '{"id":"é\u0000","status":5,"x":{"y":[1.5,null]},"7":7,"contact":"none","caller":{"z":1}}',
	'{"x":1,"id":"a","status":5}'] as $json) {
	$call = call($json);
	$again = unserialize(serialize($call));
	var_dump($again == $call, $again->toArray() === $call->toArray(), $again !== $call);
}
$call = call(full_row());
foreach (['contact', 'phoneNumber', 'caller'] as $member) {
	$again = unserialize(serialize($call->$member));
	var_dump($again == $call->$member, get_class($again));
}
echo serialize($call->phoneNumber), "\n";
?>
--EXPECT--
bool(true)
bool(true)
bool(true)
bool(true)
bool(true)
bool(true)
bool(true)
bool(true)
bool(true)
bool(true)
bool(true)
bool(true)
bool(true)
string(23) "Skipcall\ContactSummary"
bool(true)
string(27) "Skipcall\PhoneNumberSummary"
bool(true)
string(22) "Skipcall\CallerSummary"
O:27:"Skipcall\PhoneNumberSummary":1:{s:5:"value";s:12:"+33612345678";}
