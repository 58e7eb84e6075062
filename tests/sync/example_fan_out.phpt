--TEST--
examples/fan-out.php reads 20 keys at once, in hardly more windows than the slowest of them takes alone
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/../lifecycle/life.inc';
// Long windows and pages with few rows, since it is waits that are measured: a machine that has other things to do is a second
// late, not a window.
const WINDOW = 7;
const LIMIT = 5;
const PAGE = 20;
const WINDOWS = 6; // of the slowest key
// Beside its pages a key asks twice. The last request of each window is kept back almost to its end, which may pass: where each
// of them is lost, the slowest key takes one window more.
function rows(int $windows): int
{
	return (int) (($windows * LIMIT - 4.5) * PAGE);
}
// Both at once, each with a server of its own: all keys, and only the slowest one.
$folder = Service::folder();
$runs = [];
foreach (['all' => range(1, 20), 'alone' => [20]] as $name => $numbers) {
	$mock = Mock::start(['rows' => rows(WINDOWS), 'maxLimit' => PAGE, 'rate' => ['limit' => LIMIT, 'window' => WINDOW, 'count' => 'aligned']]);
	$rows = array_reverse($mock->rows());
	$lines = $expected = [];
	foreach ($numbers as $number) {
		// Windows that its calls take.
		$windows = 1 + intdiv((WINDOWS - 1) * ($number - 1), 19);
		$expected["k$number"] = rows($windows);
		$lines[] = "k$number sk_test_ok_$number {$rows[$expected["k$number"] - 1]['createdAt']}";
	}
	if ($name === 'all') {
		$lines[] = 'unknown sk_nobody';
	}
	mkdir("$folder/$name");
	file_put_contents("$folder/$name.keys", implode("\n", $lines));
	$runs[$name] = ['mock' => $mock, 'expected' => $expected, 'process' => proc_open(
		[...Child::command(), dirname(__DIR__, 2) . '/examples/fan-out.php', "$folder/$name.keys", "$folder/$name"],
		[['file', '/dev/null', 'r'], ['file', "$folder/$name/output", 'w'], ['file', "$folder/$name/output", 'w']],
		$pipes,
		null,
		['SKIPCALL_BASE_URL' => $mock->url] + getenv(),
	)];
}
// Which ends first is not known.
while (array_filter($runs, fn ($run) => !isset($run['code']))) {
	foreach ($runs as $name => $run) {
		$status = isset($run['code']) ? null : proc_get_status($run['process']);
		if ($status !== null && !$status['running']) {
			$runs[$name]['code'] = $status['exitcode'];
		}
	}
	usleep(5000);
}
foreach ($runs as $name => $run) {
	$wrong = [];
	foreach ($run['expected'] as $key => $count) {
		$lines = @file("$folder/$name/$key.jsonl") ?: [];
		$ids = array_unique(array_map(fn ($line) => json_decode($line)->id, $lines));
		if (count($lines) !== $count || count($ids) !== $count) {
			$wrong[$key] = [$count, count($lines), count($ids)];
		}
	}
	$output = file_get_contents("$folder/$name/output");
	say($name, 'exit code', $run['code'], 'rows', $wrong === [] ? 'all, once' : $wrong,
		'read', substr_count($output, 'all read'), 'refused by the server', $run['mock']->stats()['byStatus']['429'] ?? 0);
}
say(preg_match('/unknown +0 calls, then: .*401/', file_get_contents("$folder/all/output")) === 1 ? 'the unknown key failed alone' : $output);
// From the first window to the last, those included in which nobody asked.
[$all, $alone] = array_map(function ($run): int {
	$windows = array_filter(array_column($run['mock']->log(), 'window'));
	return (int) round((max($windows) - min($windows)) / WINDOW) + 1;
}, array_values($runs));
say('alone', $alone === WINDOWS || $alone === WINDOWS + 1 ? 'its windows, or one more' : $alone, 'all', $all <= $alone + 1 ? 'one more at most' : $all);
if (getenv('SKIPCALL_SHOW') === '1') {
	fprintf(STDERR, "windows: all %d, alone %d\n", $all, $alone);
}
foreach (['all', 'alone'] as $name) {
	array_map(unlink(...), glob("$folder/$name/*"));
	rmdir("$folder/$name");
	unlink("$folder/$name.keys");
}
rmdir($folder);
?>
--EXPECT--
all exit code 1 rows all, once read 20 refused by the server 0
alone exit code 0 rows all, once read 1 refused by the server 0
the unknown key failed alone
alone its windows, or one more all one more at most
