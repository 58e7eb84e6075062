--TEST--
The depth counts from the document, in rows as well
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/decode.inc';
$document = new Document();
foreach (['"x":%s', '"status":%s', '"contact":{"id":%s}', '"contact":{"y":%s}', '"id":"a","x":%s', '"contact":%s'] as $where) {
	$inside = str_contains($where, '{') ? 4 : 3;
	foreach ([63 - $inside, 64 - $inside] as $depth) {
		$json = page('[' . row(sprintf($where, str_repeat('[', $depth) . str_repeat(']', $depth))) . ']');
		$valid = json_decode($json, true, 64) !== null;
		foreach (['rows', 'arrays'] as $how) {
			try {
				$document->$how($json);
				echo $valid ? 'read ' : 'READ ';
			} catch (Skipcall\Exception\DecodeException $e) {
				echo $valid ? 'REFUSED ' : 'refused ';
			}
		}
	}
	echo $where, "\n";
}
?>
--EXPECT--
read read refused refused "x":%s
read read refused refused "status":%s
read read refused refused "contact":{"id":%s}
read read refused refused "contact":{"y":%s}
read read refused refused "id":"a","x":%s
read read refused refused "contact":%s
