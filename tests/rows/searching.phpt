--TEST--
in_array(), array_search() and array_unique() find rows by their values
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/rows.inc';
$rows = array_map(fn(string $id) => call(['id' => $id]), ['10', '1e1', '010', '10', '1e1', '10.0']);
var_dump(in_array(call(['id' => '10.0']), $rows), in_array(call(['id' => '10.00']), $rows),
	in_array(call(['id' => '10']), $rows, true));
var_dump(array_search(call(['id' => '010']), $rows), array_keys($rows, call(['id' => '1e1'])));
echo implode(', ', array_map(fn($row) => $row->id, array_unique($rows, SORT_REGULAR))), "\n";
?>
--EXPECT--
bool(true)
bool(false)
bool(false)
int(2)
array(2) {
  [0]=>
  int(1)
  [1]=>
  int(4)
}
10, 1e1, 010, 10.0
