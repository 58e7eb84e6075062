--TEST--
array_unique() finds every equal row among many
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/rows.inc';
foreach ([3, 17, 40, 100] as $different) {
	$rows = [];
	for ($i = 0; $i < 400; $i++) {
		$rows[] = Skipcall\Call::fromArray(['id' => 'row ' . $i * 7919 % $different]);
	}
	echo count(array_unique($rows, SORT_REGULAR)), ' of ', count($rows), "\n";
}
?>
--EXPECT--
3 of 400
17 of 400
40 of 400
100 of 400
