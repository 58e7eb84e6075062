--TEST--
examples/parallel-import.php: three workers share out an import by workspace, and no call is missed while calls come and go
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/../lifecycle/life.inc';
$workspaces = array_map(fn ($i) => sprintf('%08d-0000-4000-8000-000000000000', $i), range(1, 6));
$mock = Mock::start(['rows' => 6000, 'tieSize' => 2, 'workspaces' => $workspaces, 'rate' => ['enforce' => false],
	'churn' => ['seed' => 4, 'delete' => 1, 'insert' => 1, 'softDelete' => 1]]);
$mock->faults([['delay' => 0.005, 'times' => -1]]);
$folder = Service::folder();
$start = fn (string $name) => proc_open(
	[...Child::command(), dirname(__DIR__, 2) . '/examples/parallel-import.php', $folder, ...$workspaces],
	[['file', '/dev/null', 'r'], ['file', "$folder/$name.output", 'w'], ['file', "$folder/$name.output", 'w']],
	$pipes,
	null,
	['SKIPCALL_BASE_URL' => $mock->url, 'SKIPCALL_API_KEY' => 'sk_test_ok'] + getenv(),
);
$end = function ($process): int {
	do {
		$status = proc_get_status($process);
		usleep(1000);
	} while ($status['running']);
	proc_close($process);
	return $status['exitcode'];
};
$done = fn () => count(glob("$folder/*.done"));

// The first one dies in the middle of a part.
$dying = $start('dying');
until(fn () => glob("$folder/*.checkpoint") !== []);
proc_terminate($dying, 9);
$end($dying);
say('parts after one died', $done() < 6 ? 'not all' : 6);
$workers = array_map($start, ['one', 'two', 'three']);
say('exit codes', array_map($end, $workers), 'parts', $done());
// Each part was done by one worker.
$said = implode('', array_map(fn ($name) => file_get_contents("$folder/$name.output"), ['dying', 'one', 'two', 'three']));
say('told once', array_map(fn ($id) => substr_count($said, $id), $workspaces),
	'workers with work', count(array_filter(['one', 'two', 'three'], fn ($name) => filesize("$folder/$name.output") > 0)) >= 2 ? 'several' : $said);

// Calls that came after the end of their part belong to a later run.
array_map(unlink(...), glob("$folder/*.done"));
$mock->config(['churn' => null]);
say('later run', $end($start('later')), $done());
$stored = [];
foreach (glob("$folder/*.jsonl") as $file) {
	foreach (file($file) as $line) {
		$stored[json_decode($line)->id] = true;
	}
}
$served = array_column($mock->rows(), 'id', 'id');
say('missing', count(array_diff_key($served, $stored)), 'too many', count(array_diff_key($stored, $served, array_flip($mock->churn()['deleted']))));
array_map(unlink(...), glob("$folder/*"));
rmdir($folder);
?>
--EXPECT--
parts after one died not all
exit codes [0,0,0] parts 6
told once [1,1,1,1,1,1] workers with work several
later run 0 6
missing 0 too many 0
