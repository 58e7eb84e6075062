<?php
/**
 * One way of reading pages, measured once: client.php WAY URL CA-FILE PAGES IN-FLIGHT. Every row becomes an object and is
 * handed to PHP code. Prints {"cpu","seconds","latency","heap","rss","rows"}; what comes before the first of WARM pages
 * is not counted.
 */
declare(strict_types=1);

require __DIR__ . '/../rows.inc';
require __DIR__ . '/ways.inc';

[, $way, $url, $caFile, $pages, $inFlight] = $argv;
$pages = (int) $pages;
$inFlight = (int) $inFlight;

function cpu(): float
{
	$used = getrusage();
	return $used['ru_utime.tv_sec'] + $used['ru_utime.tv_usec'] / 1e6 + $used['ru_stime.tv_sec'] + $used['ru_stime.tv_usec'] / 1e6;
}

$rows = 0;
$seconds = 0.0;
$handle = function (iterable $page) use (&$rows, &$seconds): void {
	foreach ($page as $call) {
		$rows++;
		$seconds += strlen($call->id) + ($call->contact === null ? 0 : 1);
	}
};
$reader = ways()[$way]($url, $caFile);
$latencies = [];
if ($inFlight === 0) {
	// One page at a time, each timed, after some that are not.
	for ($page = 1; $page <= 20; $page++) {
		$handle($reader['page']($page));
	}
	$rows = 0;
	$cpu = cpu();
	$began = hrtime(true);
	for ($page = 1; $page <= $pages; $page++) {
		$start = hrtime(true);
		$handle($reader['page']($page));
		$latencies[] = (hrtime(true) - $start) / 1e9;
	}
} else {
	$cpu = cpu();
	$began = hrtime(true);
	if ($inFlight === 1) {
		for ($page = 1; $page <= $pages; $page++) {
			$handle($reader['page']($page));
		}
	} else {
		$reader['pages']($pages, $inFlight, $handle);
	}
}
$took = (hrtime(true) - $began) / 1e9;
$cpu = cpu() - $cpu;
sort($latencies);
echo json_encode([
	'cpu' => $cpu,
	'seconds' => $took,
	'latency' => $latencies === [] ? null : $latencies[intdiv(count($latencies), 2)],
	'heap' => memory_get_peak_usage(),
	'rss' => getrusage()['ru_maxrss'] * 1024,
	'rows' => $rows,
]), "\n";
