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
	say($member, extra: array_pop($summary), members: $summary);
}
say(extra_of_the_row: $call->extra);
?>
--EXPECT--
contact; extra: {"id":7,"firstName":["Jo"],"lastName":{"x":1},"isUnknown":"no"}, members: {"id":null,"firstName":null,"lastName":null,"isUnknown":null}
phoneNumber; extra: {"value":33612345678}, members: {"value":null}
caller; extra: {"firstName":false,"lastName":1.5}, members: {"firstName":null,"lastName":null}
callerPhoneNumber; extra: {"value":{"e164":"+331"}}, members: {"value":null}
extra of the row: []
