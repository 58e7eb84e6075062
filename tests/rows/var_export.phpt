--TEST--
var_export() writes code that makes an equal row
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/rows.inc';
foreach ([encode(full_row()), '{"id":"a"}', '{"x":1,"id":"é","status":5,"extra":{"id":7},"7":[null],"contact":{"extra":1,"y":"z"},"caller":"?"}'] as $json) {
	$call = call($json);
	$again = eval('return ' . var_export($call, true) . ';');
	say(equal: $again == $call, same_when_serialized: serialize($again) === serialize($call));
}
?>
--EXPECT--
equal: true, same when serialized: true
equal: true, same when serialized: true
equal: true, same when serialized: true
