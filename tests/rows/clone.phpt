--TEST--
A clone is equal, another object, and outlives the row
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/rows.inc';
$call = call(['x' => ['y']] + full_row());
$clone = clone $call;
say(
	clone_is_equal: $clone == $call,
	clone_is_the_row: $clone === $call,
	summary_is_shared: $clone->contact === $call->contact,
);
$document = $call->toArray();
unset($call);
say(
	clone_outlives_the_row: $clone->toArray() === $document,
	summary_clone_is_equal: clone $clone->contact == $clone->contact,
);
?>
--EXPECT--
clone is equal: true, clone is the row: false, summary is shared: true
clone outlives the row: true, summary clone is equal: true
