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
	say(equal: $again == $call, same_document: $again->toArray() === $call->toArray(), another_object: $again !== $call);
}
$call = call(full_row());
foreach (['contact', 'phoneNumber', 'caller'] as $member) {
	$again = unserialize(serialize($call->$member));
	say($member, equal: $again == $call->$member, class: get_class($again));
}
echo serialize($call->phoneNumber), "\n";
?>
--EXPECT--
equal: true, same document: true, another object: true
equal: true, same document: true, another object: true
equal: true, same document: true, another object: true
equal: true, same document: true, another object: true
contact; equal: true, class: "Skipcall\\ContactSummary"
phoneNumber; equal: true, class: "Skipcall\\PhoneNumberSummary"
caller; equal: true, class: "Skipcall\\CallerSummary"
O:27:"Skipcall\PhoneNumberSummary":1:{s:5:"value";s:12:"+33612345678";}
