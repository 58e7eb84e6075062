--TEST--
Within a summary too, a value of another type is null and kept in its own $extra
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/rows.inc';
$call = call('{"id":"a",
	"contact":{"id":7,"firstName":["Jo"],"lastName":{"x":1},"isUnknown":"no"},
	"phoneNumber":{"value":33612345678},
	"caller":{"firstName":false,"lastName":1.5},
	"callerPhoneNumber":{"value":{"e164":"+331"}}}');
foreach (['contact', 'phoneNumber', 'caller', 'callerPhoneNumber'] as $member) {
	$summary = get_object_vars($call->$member);
	echo encode(array_pop($summary)), ' ', encode($summary), "\n";
}
var_dump($call->extra);
?>
--EXPECT--
{"id":7,"firstName":["Jo"],"lastName":{"x":1},"isUnknown":"no"} {"id":null,"firstName":null,"lastName":null,"isUnknown":null}
{"value":33612345678} {"value":null}
{"firstName":false,"lastName":1.5} {"firstName":null,"lastName":null}
{"value":{"e164":"+331"}} {"value":null}
array(0) {
}
