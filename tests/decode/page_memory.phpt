--TEST--
What a page of 100 and of 1,000 rows takes of PHP's memory, beside json_decode()'s arrays
--EXTENSIONS--
skipcall
--SKIPIF--
<?php
if (getenv('USE_ZEND_ALLOC') === '0') die("skip PHP's allocator, which counts, is switched off");
if (PHP_DEBUG) die('skip debug builds put bytes of their own round everything');
?>
--FILE--
<?php
require __DIR__ . '/decode.inc';
$document = new Document();
$held = function (callable $work): int {
	$work();
	gc_collect_cycles();
	$before = memory_get_usage();
	$result = $work();
	return memory_get_usage() - $before;
};
// What rows repeat weighs less the more rows there are.
foreach ([100 => [0.29, 0.50], 1000 => [0.25, 0.42]] as $rows => $limits) {
	$json = file_get_contents(__DIR__ . "/../../bench/corpus/page-$rows.json");
	$decoded = $held(fn() => json_decode($json, true));
	foreach (array_combine(['rows', 'arrays'], $limits) as $how => $limit) {
		$share = $held(fn() => $document->$how($json)) / $decoded;
		echo "$rows rows, $how: ", $share <= $limit ? "at most $limit" : sprintf('%.3f, not %.2f', $share, $limit), "\n";
	}
}
?>
--EXPECT--
100 rows, rows: at most 0.29
100 rows, arrays: at most 0.5
1000 rows, rows: at most 0.25
1000 rows, arrays: at most 0.42
