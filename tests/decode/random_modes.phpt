--TEST--
Mutated pages that are refused are refused alike for objects and for arrays
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/decode.inc';
require __DIR__ . '/mutations.inc';
use Skipcall\Exception\SkipcallException;

$document = new Document();
$refused = 0;
$outcome = function (string $how, string $json) use ($document): string {
	try {
		return count($document->$how($json)) . ' rows';
	} catch (SkipcallException $e) {
		return get_class($e) . ' ' . $e->getMessage()
			. ($e instanceof Skipcall\Exception\DecodeException ? ' ' . $e->getPath() . ' ' . $e->getOffset() : '');
	}
};
foreach (mutations(seed: 3, count: 3000) as $json) {
	$objects = $outcome('rows', $json);
	$arrays = $outcome('arrays', $json);
	if ($objects !== $arrays) {
		echo "objects: $objects\narrays: $arrays\n", base64_encode($json), "\n";
	}
	$refused += str_contains($objects, 'Exception') ? 1 : 0;
}
echo $refused > 1000 ? "many were refused\n" : "only $refused were refused\n";
?>
--EXPECT--
many were refused
