--TEST--
A clone is equal, another object, and outlives the row
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/rows.inc';
$call = call(['x' => ['y']] + full_row());
$clone = clone $call;
var_dump($clone == $call, $clone === $call, $clone->contact === $call->contact);
$document = $call->toArray();
unset($call);
var_dump($clone->toArray() === $document, clone $clone->contact == $clone->contact);
?>
--EXPECT--
bool(true)
bool(false)
bool(true)
bool(true)
bool(true)
