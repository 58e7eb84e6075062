--TEST--
Control characters, NUL, DEL and byte order marks, raw and anywhere
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/decode.inc';
$documents = ["\xef\xbb\xbf1", "1\xef\xbb\xbf", "\xef\xbb\xbf", "\"\xef\xbb\xbf\"", "\xff\xfe1\0", "\0", "1\0", "\0001", "[1\0]", "{\"a\0\":1}", "\"a\0b\"", "\x0b1",
	"\x0c1", "\xa01", "\xc2\xa01", "1\x85", "\u{2028}1", "\x1e1\n"];
for ($byte = 0; $byte < 256; $byte++) {
	$char = chr($byte);
	array_push($documents, $char, "\"$char\"", "[$char]", "[1$char]", "[1,$char 2]", "{{$char}}", "{\"a\"$char:1}", "{\"$char\":1}", "1$char", "{$char}1",
		'"' . str_repeat('y', 20) . $char . str_repeat('z', 20) . '"', "\"\\$char\"", "\"\\u00$char" . '1"');
}
compare($documents);
?>
--EXPECT--
3346 documents, 391 of them valid
