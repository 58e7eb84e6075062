--TEST--
A row with nothing but an id: the rest is null and $extra empty
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/rows.inc';
$call = call(['id' => 'a']);
say(other_members_than_id: array_unique(array_values(array_slice(get_object_vars($call), 1, 24)), SORT_REGULAR));
say(id: $call->id, extra: $call->extra, members: count(get_object_vars($call)));
?>
--EXPECT--
other members than id: [null]
id: "a", extra: [], members: 26
