--TEST--
UTF-8: every edge of the table of well-formed sequences, and cut ones
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/decode.inc';
$leads = ["\x7f", "\x80", "\xbf", "\xc0", "\xc1", "\xc2", "\xdf", "\xe0", "\xe1", "\xec", "\xed", "\xee", "\xef", "\xf0", "\xf1", "\xf3", "\xf4", "\xf5",
	"\xf7", "\xf8", "\xfc", "\xfe", "\xff"];
$tails = ['', "\x20", "\x7f", "\x80", "\x8f", "\x90", "\x9f", "\xa0", "\xbf", "\xc0"];
$documents = [];
foreach ($leads as $lead) {
	foreach ($tails as $second) {
		foreach (['', "\x7f", "\x80", "\xbf", "\xc0"] as $third) {
			foreach (['', "\x7f", "\x80", "\xbf", "\xc0"] as $fourth) {
				$documents[] = "\"$lead$second$third$fourth\"";
			}
		}
		array_push($documents, "{\"$lead$second\":1}", "[\"" . str_repeat('x', 15) . "$lead$second\"]", "\"$lead$second", "$lead$second");
	}
}
compare($documents);
foreach (["\u{7f}", "\u{80}", "\u{7ff}", "\u{800}", "\u{d7ff}", "\u{e000}", "\u{fffd}", "\u{ffff}", "\u{10000}", "\u{10ffff}"] as $text) {
	echo difference(new Document(), "\"$text\"");
}
?>
--EXPECT--
6670 documents, 374 of them valid
