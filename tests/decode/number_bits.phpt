--TEST--
Fractions of the reader have json_decode()'s bits
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/decode.inc';
$dice = new Dice(7);
$documents = [];
for ($i = 0; $i < 1000; $i++) {
	$digits = '';
	for ($n = $dice->roll(25); $n >= 0; $n--) {
		$digits .= $dice->roll(10);
	}
	$documents[] = ($dice->roll(2) ? '-' : '') . $dice->roll(10) . ".$digits" . $dice->pick(['', 'e', 'E+', 'e-']) . $dice->roll(330);
	$documents[] = '[' . $dice->pick(['', '-']) . (1 + $dice->roll(9)) . $digits . ']';
}
compare($documents);
?>
--EXPECT--
2000 documents, 2000 of them valid
