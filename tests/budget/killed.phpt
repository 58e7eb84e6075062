--TEST--
Processes that are killed at any instant, hundreds of times: the limit is used up by the others, and never exceeded
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/readers.inc';
const WINDOW = 4;
$term = new Term(microtime(true) + 13 * WINDOW);
$reference = new Reference(['limit' => 100, 'window' => WINDOW], $term->until);
$all = [];
foreach (['aligned', 'first'] as $count) {
	$mock = Mock::start(['rows' => 1, 'rate' => ['limit' => 100, 'window' => WINDOW, 'count' => $count]]);
	$file = new SharedFile();
	$all[$count] = [$mock, $file, (new Readers($mock->url, $file, $term))->add(4)];
}
mt_srand(7);
$killed = 0;
// Those that are killed: four at a time beside those that stay, and another one for each that went.
$prey = ['aligned' => [], 'first' => []];
while (microtime(true) < $term->until - 2 || $killed < 300) {
	foreach ($all as $count => [$mock, $file]) {
		while (count($prey[$count]) < 4) {
			$process = proc_open(
				[...Child::command($file->settings()), '-r', '
					$client = new Skipcall\Client("sk_test_ok", ["baseUrl" => ' . var_export($mock->url, true) . ']);
					for (;;) {
						$client->listCalls(limit: 1);
					}
				'],
				[['file', '/dev/null', 'r'], ['file', '/dev/null', 'w'], ['file', '/dev/null', 'w']],
				$pipes,
			);
			$prey[$count][] = $process;
		}
	}
	// Mostly in the middle of a wait, often in the middle of a request.
	usleep(mt_rand(0, 250000));
	foreach ($prey as $count => $processes) {
		$i = array_rand($processes);
		proc_terminate($processes[$i], 9);
		proc_close($processes[$i]);
		unset($prey[$count][$i]);
		$killed++;
		$killed === 150 && say('killed', 150);
	}
}
foreach ($prey as $processes) {
	foreach ($processes as $process) {
		proc_terminate($process, 9);
		proc_close($process);
	}
}
say('killed', $killed >= 300 ? 'hundreds' : $killed);
$term->endAfter(10, WINDOW, array_column($all, 0));
$possible = $reference->share();
foreach ($all as $count => [$mock, $file, $readers]) {
	$read = $readers->read();
	$used = new Used($mock, $count, 100, WINDOW);
	say($count, 'windows', $used->windows() >= 10 ? 'enough' : $used->windows(), 'refused', $used->refused(),
		'used', $used->share() >= 0.97 * $possible ? '97 % of what is possible, or more' : $used->share());
	show("$count, $killed killed", $used, $read);
}
?>
--EXPECT--
killed 150
killed hundreds
aligned windows enough refused 0 used 97 % of what is possible, or more
first windows enough refused 0 used 97 % of what is possible, or more
