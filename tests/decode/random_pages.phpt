--TEST--
Mutated pages: rows are what fromArray() makes of json_decode()'s, whenever each is an object with an id
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/decode.inc';
require __DIR__ . '/mutations.inc';
use Skipcall\Exception\DecodeException;

$document = new Document();
$counts = ['read' => 0, 'refused' => 0];
$is_count = fn(mixed $n) => (is_int($n) || is_float($n) && $n == floor($n)) && $n >= 0 && $n <= 2 ** 53
	|| is_string($n) && preg_match('/^\d{1,16}$/D', $n);
foreach (mutations(seed: 2, count: 3000) as $json) {
	$decoded = json_decode($json, true, 64);
	// {} and [] are the same once decoded, and so is an object with names like a list's.
	$objects = json_decode($json, false, 64);
	$fits = $objects instanceof stdClass && is_array($objects->data ?? null) && ($objects->page ?? null) == 1;
	foreach (['total', 'page', 'limit', 'totalPages'] as $name) {
		$fits = $fits && $is_count($decoded[$name] ?? null);
	}
	foreach ($fits ? $objects->data : [] as $row) {
		$fits = $fits && $row instanceof stdClass && is_string($row->id ?? null);
	}
	try {
		$difference = $fits ? row_difference($document, $json) : '';
		if (!$fits) {
			$document->rows($json);
			$difference = 'read';
		}
		$counts['read']++;
	} catch (DecodeException | Skipcall\Exception\PaginationException $e) {
		$difference = $fits ? 'refused: ' . $e->getMessage() : '';
		$counts['refused']++;
	}
	if ($difference !== '') {
		echo $difference, ': ', base64_encode($json), "\n";
	}
}
echo "$counts[read] read, $counts[refused] refused\n";
?>
--EXPECT--
1302 read, 1698 refused
