--TEST--
A million calls leave the memory of the process where it was after the first of a hundred parts; no cycles are left
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/../lifecycle/life.inc';
// Valgrind and sanitizers have memory of their own, and take long.
$rows = getenv('USE_ZEND_ALLOC') === '0' || getenv('SKIPCALL_PRELOAD') ? 50000 : 1000000;
$mock = Mock::start(['rows' => $rows, 'log' => false, 'gzip' => false, 'rate' => ['headers' => false, 'enforce' => false]]);
function resident(): int
{
	preg_match('/VmRSS:\s+(\d+)/', file_get_contents('/proc/self/status'), $found);
	return (int) $found[1];
}
foreach (['objects' => 1, 'arrays' => 4] as $hydrate => $part) {
	$early = $read = 0;
	foreach (client($mock->url, ['hydrate' => $hydrate])->iterateCalls(maxRows: intdiv($rows, $part)) as $key => $call) {
		if ($key === intdiv($rows, 100)) {
			$early = resident();
		}
		$read++;
	}
	$grown = resident() - $early;
	say(
		$hydrate,
		every_row: $read === intdiv($rows, $part),
		grown: $grown <= 2048 || $rows < 1000000 ? '2 MiB at most' : "$grown KiB",
		cycles: gc_collect_cycles(),
	);
}
?>
--EXPECT--
objects; every row: true, grown: "2 MiB at most", cycles: 0
arrays; every row: true, grown: "2 MiB at most", cycles: 0
