--TEST--
Escapes and surrogates in strings and names
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/decode.inc';
$texts = ['', '\"', '\\\\', '\/', '\b\f\n\r\t', '\a', '\v', '\0', '\x41', "\\'", '\ ', '\N', '\U0041', '\u', '\u0', '\u00', '\u004', '\u0041', '\u00e9',
	'\u00E9', '\u00g9', '\u 041', '\u+041', '\u-041', '\u004\u0041', '\u0000', 'a\u0000b', '\u001f', '\u007f', '\u0080', '\u07ff', '\u0800', '\ud7ff',
	'\ue000', '\ufeff', '\ufffe', '\uffff', '\uFFFF', '\ud800', '\udbff', '\udc00', '\udfff', '\ud800x', '\ud800\n', '\ud800\u', '\ud800\u0041',
	'\ud800\ud800', '\udc00\ud800', '\ud800\udc00', '\uD800\uDC00', '\udbff\udfff', '\ud83d\ude00', '\ud83d \ude00', '\ud83d\\ude00', '\ud83dude00',
	'\ud83d\ude0', '\ud83d\ude0g', '\ud83d\ud83d\ude00', '\ud83d\ude00\ude00', 'a\\', '\\\\\\', '\\\\\\\\', '\u0022', '\u005c', '\u002f', 'x\u0022y',
	'\u0030', 'é\u00e9é', '\n\n\n', 'abc\ndef\u0041ghi\/', '\u2028\u2029'];
$documents = [];
foreach ($texts as $text) {
	array_push($documents, '"' . $text . '"', '["' . $text . '"]', '{"' . $text . '":1}', '{"a":"' . $text . '","' . $text . 'b":"c"}', '"' . $text);
	array_push($documents, '"' . str_repeat('x', 14) . $text . '"', '"' . $text . str_repeat('x', 40) . '"', '"' . str_repeat($text, 5) . '"');
}
compare($documents);
?>
--EXPECT--
568 documents, 252 of them valid
