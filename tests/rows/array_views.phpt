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
say(
	cast_is_get_object_vars: (array) $call === $vars,
	foreach_is_get_object_vars: $seen === $vars,
	last_member: array_key_last($vars),
	members: count($vars),
);
$array = (array) $call;
$array['id'] = 'changed';
say(
	id_of_the_row: $call->id,
	status_is_set: isset($call->status),
	id_is_set: isset($call->id),
	unknown_is_set: isset($call->nothing),
	notes_exists: property_exists($call, 'notes'),
);
var_dump($call->phoneNumber);
?>
--EXPECTF--
cast is get object vars: true, foreach is get object vars: true, last member: "extra", members: 26
id of the row: "a", status is set: false, id is set: true, unknown is set: false, notes exists: true
object(Skipcall\PhoneNumberSummary)#%d (2) {
  ["value"]=>
  string(4) "+331"
  ["extra"]=>
  array(1) {
    [0]=>
    string(1) "y"
  }
}
