--TEST--
count() in the middle of a synchronisation does not wait for the page that is under way
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/sync.inc';
$mock = unlimited(['rows' => 500]);
$sync = client($mock->url, ['prefetch' => 0])->syncCalls(pageSize: 50);
say(before_the_first_row: count($sync));
say(rows_have_come: $sync->valid());
$mock->faults([['delay' => 60, 'times' => -1]]);
foreach ($sync->batches(1) as $batch) {
	// All rows that have come are handed out: the next one is in a page that takes a minute.
	if (Skipcall\Client::waitAny(['sync' => $sync], 0) === null) {
		$took = new Stopwatch();
		say(count: count($sync), waited: !within($took, 20));
		break;
	}
}
?>
--EXPECT--
before the first row: 500
rows have come: true
count: 500, waited: false
