--TEST--
in_array(), array_search() and array_unique() find rows by their values
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/rows.inc';
$rows = array_map(fn(string $id) => call(['id' => $id]), ['10', '1e1', '010', '10', '1e1', '10.0']);
say(
	found_equal: in_array(call(['id' => '10.0']), $rows),
	found_other_spelling: in_array(call(['id' => '10.00']), $rows),
	found_identical: in_array(call(['id' => '10']), $rows, true),
);
say(position: array_search(call(['id' => '010']), $rows), positions: array_keys($rows, call(['id' => '1e1'])));
say(unique: array_values(array_map(fn($row) => $row->id, array_unique($rows, SORT_REGULAR))));
?>
--EXPECT--
found equal: true, found other spelling: false, found identical: false
position: 2, positions: [1,4]
unique: ["10","1e1","010","10.0"]
