--TEST--
Reading rows leaves nothing to the cycle collector
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/rows.inc';
$json = '[' . implode(',', array_fill(0, 50, encode(full_row() + ['x' => ['y' => [1]]]))) . ']';
rows($json);
gc_collect_cycles();
$before = gc_status()['roots'];
for ($i = 0; $i < 40; $i++) {
	$rows = rows($json);
	unset($rows);
}
$grown = gc_status()['roots'] - $before;
echo $grown < 40 ? "roots do not grow with rows\n" : "$grown roots\n";
say(collected: gc_collect_cycles());
?>
--EXPECT--
roots do not grow with rows
collected: 0
