--TEST--
Random valid documents: the same value as json_decode()
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/decode.inc';
$dice = new Dice(2024);
$text = function () use ($dice): string {
	$made = '';
	for ($n = $dice->roll(12); $n > 0; $n--) {
		$made .= $dice->pick(['a', 'Zz', '0', ' ', 'é', '日本', '👍', '\n', '\\\\', '\"', '\/', '\u00e9', '\u0000', '\ud83d\ude00', '\u20AC', 'abcdefghijklmnop', "\x7f", '/', "'"]);
	}
	return '"' . $made . '"';
};
$blank = fn() => $dice->pick(['', '', '', ' ', "\n", "\t \r\n"]);
$value = function (int $depth) use (&$value, $dice, $text, $blank): string {
	$kind = $dice->roll($depth > 0 ? 9 : 6);
	if ($kind < 2) {
		return $text();
	}
	if ($kind < 6) {
		return $dice->pick(['null', 'true', 'false', '0', '-0', '-1', '7', '1.5', '-2.50', '1e3', '1E-2', '9223372036854775807', '-9223372036854775809',
			(string) $dice->roll(100000), $dice->roll(1000) . '.' . $dice->roll(1000)]);
	}
	$parts = [];
	for ($n = $dice->roll(6); $n > 0; $n--) {
		$name = $dice->roll(3) ? $text() : $dice->pick(['""', '"0"', '"1"', '"-1"', '"01"', '"id"', '"data"', '"a"', '"\u0061"']);
		$parts[] = $blank() . ($kind === 6 ? '' : $name . $blank() . ':' . $blank()) . $value($depth - 1) . $blank();
	}
	$inside = $parts === [] ? $blank() : implode(',', $parts);
	return $kind === 6 ? "[$inside]" : '{' . $inside . '}';
};
$documents = [];
for ($i = 0; $i < 3000; $i++) {
	$documents[] = $blank() . $value(1 + $dice->roll(7)) . $blank();
}
compare($documents);
?>
--EXPECT--
3000 documents, 3000 of them valid
