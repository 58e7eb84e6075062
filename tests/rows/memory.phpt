--TEST--
Rows that were let go give their memory back
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/rows.inc';
$json = '[' . implode(',', array_map(fn(int $i) => encode(['id' => "row $i", 'status' => 5, 'z' => [$i], 'contact' => ['id' => "c$i", 'q' => 'é']]),
	range(1, 100))) . ']';
$bad = substr($json, 0, -3) . '}}]';
$work = function () use ($json, $bad) {
	foreach (rows($json) as $row) {
		$copy = clone unserialize(serialize($row));
		$same = Skipcall\Call::__set_state(['extra' => ['q' => 1], 'other' => [2], 'id' => 'x']);
		$copy == $row;
		attempt('', fn() => Skipcall\Call::fromArray(['z' => [new stdClass], 'contact' => ['firstName' => 'A']]));
	}
	attempt('', fn() => rows(substr($json, 0, -40) . '"]'));
	attempt('', fn() => rows(str_replace('"row 90"', '90', $json), 'arrays'));
	attempt('', fn() => rows(str_replace('"row 90"', '90', $json)));
	attempt('', fn() => rows(str_replace('"row 90"', '"row 90","id":90', $json)));
};
ob_start();
$work();
$work();
gc_collect_cycles();
$before = memory_get_usage();
$work();
$work();
ob_end_clean();
gc_collect_cycles();
$kept = memory_get_usage() - $before;
echo $kept < 1000 ? "nothing kept\n" : "$kept bytes kept\n";
?>
--EXPECT--
nothing kept
