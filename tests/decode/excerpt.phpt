--TEST--
The excerpt is some 80 bytes around the place, cut between characters
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/decode.inc';
use Skipcall\Exception\DecodeException;

$document = new Document();
$excerpt = function (string $json) use ($document): DecodeException {
	try {
		$document->value($json);
	} catch (DecodeException $e) {
		return $e;
	}
};
$e = $excerpt('["' . str_repeat('a', 100) . '\x' . str_repeat('b', 100) . '"]');
say(offset: $e->getOffset(), excerpt: $e->getExcerpt());
$e = $excerpt('[tru]');
say(excerpt: $e->getExcerpt());
say(of_nothing: $excerpt('')->getExcerpt(), of_one_byte: $excerpt('<')->getExcerpt());
$e = $excerpt('["' . str_repeat('a', 100));
say(offset: $e->getOffset(), excerpt: $e->getExcerpt());
foreach (['é', '日', '👍'] as $char) {
	for ($shift = 0; $shift < 8; $shift++) {
		$text = $excerpt('["' . str_repeat('x', $shift) . str_repeat($char, 60) . '\x' . str_repeat($char, 60) . '"]')->getExcerpt();
		if (!preg_match('//u', $text) || strlen($text) < 70 || strlen($text) > 80 || !str_contains($text, '\x')) {
			echo "$char $shift: ", shown($text), "\n";
		}
	}
}
?>
--EXPECT--
offset: 102, excerpt: "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\\xbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb"
excerpt: "[tru]"
of nothing: "", of one byte: "<"
offset: 102, excerpt: "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
