--TEST--
Wherever a page breaks, behind whatever text: the path, the byte and the text around it are those of the place
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/decode.inc';
use Skipcall\Exception\DecodeException;

// Text before the place, in notes of rows and in a member's name.
$texts = [
	'plain' => 'nothing of note',
	'escapes' => 'a \"quote\", a tab\t, a back\\\\slash, \u00e9 and \ud83d\ude00, \/',
	'several bytes' => 'déjà vu, 日本, 👍',
	'both' => '\u00e9é\ud83d\ude0086\n日\\\\',
	'long' => str_repeat('é\n', 300),
];
// What stands in row 3, the place in it marked by @ (the end of the document when it is not there), and its path.
$breaks = [
	'escape' => ['"notes":"ok @\x"', 'data[3].notes'],
	'half an escape' => ['"notes":"@\u12"', 'data[3].notes'],
	'lone surrogate' => ['"notes":"é@\ud800 \n"', 'data[3].notes'],
	'second half alone' => ['"notes":"@\udc00"', 'data[3].notes'],
	'control character' => ["\"notes\":\"é@\x01\"", 'data[3].notes'],
	'overlong UTF-8' => ["\"notes\":\"日@\xc0\xaf\"", 'data[3].notes'],
	'surrogate in UTF-8' => ["\"notes\":\"@\xed\xa0\x80\"", 'data[3].notes'],
	'cut UTF-8' => ["\"notes\":\"@\xe6\x97\"", 'data[3].notes'],
	'in a summary' => ['"contact":{"firstName":"é","id":@nil}', 'data[3].contact.id'],
	'number' => ['"contact":{"id":"c","new":[0,1.@x]}', 'data[3].contact.new[1]'],
	'leading zero' => ['"new":[[],{"a":0@1}]', 'data[3].new[1]'],
	'missing colon' => ['"contact":{"id" @"c"}', 'data[3].contact'],
	'missing comma' => ['"contact":{"id":"c" @"x":1}', 'data[3].contact'],
	'comma too many' => ['"new":[1,@]', 'data[3].new[1]'],
	'no name' => ['"contact":{@5:1}', 'data[3].contact'],
	'escape in a name' => ['"contact":{"é\n@\x":1}', 'data[3].contact'],
	'id of another type' => ['"id":@5', 'data[3].id'],
	'id of another type, the last of two' => ['"id":"x","id":@[1]', 'data[3].id'],
	'nested too deeply' => ['"new":' . str_repeat('[', 60) . '@[', 'data[3].new' . str_repeat('[0]', 60)],
	'cut off' => ['"notes":"é', 'data[3].notes'],
	'cut off in an escape' => ['"contact":{"id":"\u00', 'data[3].contact.id'],
];
$document = new Document();
$checked = 0;
foreach ($texts as $what => $text) {
	$rows = [];
	for ($i = 0; $i < 3; $i++) {
		$rows[] = row('"notes":"' . $text . '","contact":{"firstName":"' . $text . '"},"' . $text . '":1', "r$i");
	}
	foreach ($breaks as $how => [$break, $path]) {
		$start = '{"' . $text . '":"' . $text . '","data":[' . implode(', ', $rows) . ",\n{\"status\":\"$text\"," . (str_contains($break, '"id":@') ? '' : '"id":"r3",');
		$at = strlen($start) + (strpos($break, '@') === false ? strlen($break) : strpos($break, '@'));
		$json = $start . str_replace('@', '', $break) . (str_contains($break, '@') ? '}],"total":4,"page":1,"limit":10,"totalPages":1}' : '');
		foreach (['rows', 'arrays'] as $way) {
			try {
				$document->$way($json);
				echo "$what, $how, $way: read\n";
			} catch (DecodeException $e) {
				$excerpt = $e->getExcerpt();
				$from = max(0, $at - 40);
				// Around the place: 40 bytes before and behind, less those that would cut a character.
				$around = strlen($excerpt) <= 80 && ($from = strpos($json, $excerpt, $from)) !== false && $from <= $at && $from >= $at - 40
					&& $from + strlen($excerpt) >= min(strlen($json), $at + 36);
				$whole = (ord($excerpt[0]) & 0xc0) !== 0x80;
				if ($e->getPath() !== substr($path, 0, 255) || $e->getOffset() !== $at || !$around || !$whole) {
					echo "$what, $how, $way: \"", $e->getPath(), '" at ', $e->getOffset(), ", not \"$path\" at $at: ", shown($excerpt), "\n";
				}
				$checked++;
			}
		}
	}
}
echo "$checked places\n";
?>
--EXPECT--
210 places
