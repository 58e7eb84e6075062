--TEST--
(array), get_object_vars(), foreach and var_dump() show the properties
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/rows.inc';
$call = call('{"id":"a","x":1,"phoneNumber":{"value":"+331","0":"y"}}');
$vars = get_object_vars($call);
$seen = [];
foreach ($call as $name => $value) {
	$seen[$name] = $value;
}
var_dump((array) $call === $vars, $seen === $vars, array_key_last($vars), count($vars));
$array = (array) $call;
$array['id'] = 'changed';
var_dump($call->id, isset($call->status), isset($call->id), isset($call->nothing), property_exists($call, 'notes'));
var_dump($call->phoneNumber);
?>
--EXPECTF--
bool(true)
bool(true)
string(5) "extra"
int(26)
string(1) "a"
bool(false)
bool(true)
bool(false)
bool(true)
object(Skipcall\PhoneNumberSummary)#%d (2) {
  ["value"]=>
  string(4) "+331"
  ["extra"]=>
  array(1) {
    [0]=>
    string(1) "y"
  }
}
