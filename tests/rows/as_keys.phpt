--TEST--
Rows are keys of WeakMap and SplObjectStorage, by identity
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/rows.inc';
[$a, $b] = rows('[{"id":"a"},{"id":"a"}]');
$map = new WeakMap();
$map[$a] = 'first';
$map[$b] = 'second';
$storage = new SplObjectStorage();
$storage[$a] = 1;
say(
	equal: $a == $b,
	at_the_first: $map[$a],
	at_the_second: $map[$b],
	second_is_in_the_storage: isset($storage[$b]),
	reference_gives_the_row: WeakReference::create($a)->get() === $a,
);
unset($a, $storage);
say(left_in_the_map: count($map));
?>
--EXPECT--
equal: true, at the first: "first", at the second: "second", second is in the storage: false, reference gives the row: true
left in the map: 1
