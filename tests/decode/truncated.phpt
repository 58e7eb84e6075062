--TEST--
A page cut at any byte is refused, at its end, and read to the last byte
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/decode.inc';
$document = new Document();
$json = page('[' . row('"notes":"é \"q\" \ud83d\ude00","contact":{"id":"c","firstName":"Zoé"},"transferred":true,"x":[1.5e3,{}]') . ',' . row() . ']');
for ($len = 0; $len < strlen($json); $len++) {
	foreach (['rows', 'arrays'] as $how) {
		try {
			$document->$how(substr($json, 0, $len));
			echo "$how: $len bytes were read\n";
		} catch (Skipcall\Exception\DecodeException $e) {
			if ($e->getOffset() > $len || $e->getOffset() < $len - 12) {
				echo "$how: cut at $len: ", $e->getMessage(), "\n";
			}
		}
	}
}
echo count($document->rows($json)), " rows\n";
?>
--EXPECT--
2 rows
