--TEST--
__set_state() takes properties, and what is none of them becomes $extra
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/rows.inc';
$number = call('{"id":"a","phoneNumber":{"value":"+331"}}')->phoneNumber;
$call = Skipcall\Call::__set_state(['id' => 'a', 'status' => 5, 'unknown' => 6, 'contact' => $number, 'phoneNumber' => $number,
	'extra' => ['x' => 1]]);
echo encode($call->extra), ' ', $call->phoneNumber, "\n";
var_dump($call->contact, Skipcall\Call::__set_state(['id' => 'a', 'extra' => 'text'])->extra);
attempt('without an id', fn() => Skipcall\Call::__set_state(['extra' => []]));
echo encode(Skipcall\ContactSummary::__set_state([])), encode(Skipcall\CallerSummary::__set_state(['firstName' => 'A'])), "\n";
?>
--EXPECT--
{"status":5,"unknown":6,"contact":{"value":"+331"},"x":1} +331
NULL
array(1) {
  ["extra"]=>
  string(4) "text"
}
without an id: Skipcall\Exception\InvalidArgumentException: Argument #1 ($properties) must hold "id" as a string, none given
{"id":null,"firstName":null,"lastName":null,"isUnknown":null}{"firstName":"A","lastName":null}
