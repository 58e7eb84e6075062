--TEST--
Values that rows repeat take their memory once
--EXTENSIONS--
skipcall
--SKIPIF--
<?php
if (getenv('USE_ZEND_ALLOC') === '0') die("skip PHP's allocator, which counts, is switched off");
?>
--FILE--
<?php
require __DIR__ . '/decode.inc';
$document = new Document();
$document->rows(page('[]'));
$document->arrays(page('[]'));
$bytes_a_row = function (string $how, string $sequence, string $organization) use ($document): int {
	$rows = [];
	for ($i = 0; $i < 2000; $i++) {
		$rows[] = row(sprintf("\"sequenceId\":\"$sequence\",\"organizationId\":\"$organization\"", $i, $i), sprintf('%04d', $i));
	}
	$json = page('[' . implode(',', $rows) . ']');
	$document->body = $json;
	unset($rows);
	$before = memory_get_usage();
	$read = $document->$how($json);
	return intdiv(memory_get_usage() - $before, count($read));
};
foreach (['rows', 'arrays'] as $how) {
	$different = $bytes_a_row($how, '%04d4567-e89b-12d3-a456-426614174010', '%04d4567-e89b-12d3-a456-426614174004');
	$same = $bytes_a_row($how, '12344567-e89b-12d3-a456-426614174010', '12344567-e89b-12d3-a456-426614174004');
	// Two strings of 36 bytes take 64 each.
	$saved = $different - $same;
	echo $how, ': ', $saved >= 120 ? 'saved' : "$saved bytes saved", "\n";
}
?>
--EXPECT--
rows: saved
arrays: saved
