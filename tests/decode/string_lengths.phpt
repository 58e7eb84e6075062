--TEST--
Strings of 0 to 70 bytes with a special byte at each position
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/decode.inc';
$document = new Document();
$wrong = $count = 0;
for ($len = 0; $len <= 70; $len++) {
	$plain = substr(str_repeat('abcdefghij', 8), 0, $len);
	foreach (['', '\n', 'é', "\x01", "\xff", '\ud83d\ude00', '"'] as $special) {
		for ($at = $special === '' ? $len : 0; $at <= $len; $at++) {
			$json = '"' . substr($plain, 0, $at) . $special . substr($plain, $at) . '"';
			$difference = difference($document, $json);
			$count++;
			if ($difference !== '') {
				$wrong++;
				echo shown($json), ' is ', $difference, "\n";
			}
		}
	}
}
echo "$count strings, $wrong wrong\n";
?>
--EXPECT--
15407 strings, 0 wrong
