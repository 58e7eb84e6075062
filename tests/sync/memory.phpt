--TEST--
A synchronisation of 200,000 calls takes no more memory at its end than at its beginning
--EXTENSIONS--
skipcall
--SKIPIF--
<?php
if (!is_readable('/proc/self/status')) {
	die('skip no /proc');
}
if (getenv('USE_ZEND_ALLOC') === '0') {
	die('skip resident memory is of the checker: USE_ZEND_ALLOC=0');
}
?>
--FILE--
<?php
require __DIR__ . '/sync.inc';
function resident(): int
{
	preg_match('/^VmRSS:\s+(\d+) kB/m', file_get_contents('/proc/self/status'), $found);
	return (int) $found[1];
}
$mock = unlimited(['rows' => 200000, 'log' => false]);
foreach (['objects', 'arrays'] as $hydrate) {
	foreach ([false, true] as $inBatches) {
		$sync = client($mock->url, ['hydrate' => $hydrate, 'prefetch' => 2])->syncCalls();
		$count = $at = $most = 0;
		foreach ($inBatches ? $sync->batches(500) : $sync as $item) {
			$before = $count;
			$count += $inBatches ? count($item) : 1;
			if (intdiv($before, 10000) !== intdiv($count, 10000)) {
				$at = $at ?: resident();
				$most = max($most, resident());
			}
		}
		say($hydrate, $inBatches ? 'in batches' : 'one by one', rows: $count, growth: $most - $at <= 2048 ? '2 MiB at most' : $most - $at);
		unset($item, $sync);
	}
}
?>
--EXPECT--
objects one by one; rows: 200000, growth: "2 MiB at most"
objects in batches; rows: 200000, growth: "2 MiB at most"
arrays one by one; rows: 200000, growth: "2 MiB at most"
arrays in batches; rows: 200000, growth: "2 MiB at most"
