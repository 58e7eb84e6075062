--TEST--
Strings of one byte and of none are themselves, in rows too
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/decode.inc';
$document = new Document();
$wrong = [];
for ($byte = 0x20; $byte < 0x80; $byte++) {
	$plain = json_encode(chr($byte));
	$escaped = sprintf('"\u%04x"', $byte);
	foreach ([$plain, $escaped] as $text) {
		$json = page('[' . '{"id":' . $text . ',"status":' . $text . ',"notes":' . $text . ',' . $text . ':' . $text . ',"contact":{"firstName":' . $text . '}}]');
		$difference = row_difference($document, $json);
		if ($difference !== '' || $document->rows($json)[0]->id !== chr($byte) || $document->value($text) !== chr($byte)) {
			$wrong[] = $text;
		}
	}
}
say(wrong: $wrong, empty_status: $document->rows(page('[{"id":"","status":""}]'))[0]->status);
?>
--EXPECT--
wrong: [], empty status: ""
