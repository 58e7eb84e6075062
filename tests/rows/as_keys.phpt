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
var_dump($a == $b, $map[$a], $map[$b], isset($storage[$b]), WeakReference::create($a)->get() === $a);
unset($a, $storage);
var_dump(count($map));
?>
--EXPECT--
bool(true)
string(5) "first"
string(6) "second"
bool(false)
bool(true)
int(1)
