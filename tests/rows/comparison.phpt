--TEST--
<=> is 0 for equal rows only, and turns round with its operands
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/rows.inc';
$rows = [
	call(['id' => 'a']), call(['id' => 'b']), call(['id' => 'a', 'status' => 'x']), call(['id' => 'a', 'status' => 'y']),
	call(['id' => 'a', 'transferred' => true]), call(['id' => 'a', 'transferred' => false]), call(['id' => '10']), call(['id' => '1e1']),
	call(['id' => 'a', 'phoneNumber' => ['value' => '+331']]), call(['id' => 'a', 'phoneNumber' => ['value' => '331']]),
];
foreach ($rows as $i => $a) {
	foreach ($rows as $k => $b) {
		if (($a <=> $b) !== -($b <=> $a) || (($a <=> $b) === 0) !== ($i === $k)) {
			echo "$i <=> $k is ", $a <=> $b, ", $k <=> $i is ", $b <=> $a, "\n";
		}
	}
}
say(equal_rows: call(full_row()) <=> call(full_row()));
?>
--EXPECT--
equal rows: 0
