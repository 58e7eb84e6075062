--TEST--
Two versions that cannot share a file count apart: a limit is exceeded by no more than they have under way, and what was refused is waited out
--EXTENSIONS--
skipcall
--SKIPIF--
<?php
require __DIR__ . '/../lifecycle/other_version.inc';
if (other_version_missing() !== null) {
	die('skip ' . other_version_missing());
}
?>
--FILE--
<?php
require __DIR__ . '/readers.inc';
require __DIR__ . '/../lifecycle/other_version.inc';
const WINDOW = 4;
const LIMIT = 100;
$folder = Service::folder();
other_version(ini_get('extension_dir') . '/skipcall.so', "$folder/other.so");
$began = microtime(true);
$until = fn (int $windows): float => $began + $windows * WINDOW;
$mock = Mock::start(['rows' => 1, 'rate' => ['limit' => LIMIT, 'window' => WINDOW, 'count' => 'first']]);
$this_file = new SharedFile();
$other_file = new SharedFile("$folder/other.so");
// Three of each: the other version alone, both, and this one alone; then both again, as after a downgrade.
$all = [
	(new Readers($mock->url, $other_file, $until(2)))->add(3),
	(new Readers($mock->url, $this_file, $until(4)))->add(3),
	(new Readers($mock->url, $other_file, $until(4), code: "usleep(max(0, (int) (({$until(3)} - microtime(true)) * 1e6))); return [];"))->add(3),
];
$read = array_map(fn (Readers $readers): array => $readers->read(), $all);
$used = new Used($mock, 'first', LIMIT, WINDOW);
show('two versions', $used, array_merge(...$read));
if (getenv('SKIPCALL_SHOW') === '1') {
	fprintf(STDERR, "refused by window: %s\n", json_encode($used->refusedByWindow()));
}
say(
	windows: $used->windows() >= 3 ? 'enough' : $used->windows(),
	refused_in_a_window: $used->mostRefused() <= 6 ? 'as many as there are processes, or fewer' : $used->refusedByWindow(),
	each_has_read: min(array_map(min(...), $read)) > 0,
	served: array_sum(array_merge(...$read)) === ($mock->stats()['byStatus'][200] ?? 0) ? 'all that was read' : [$read, $mock->stats()['byStatus']],
);

// Both are told to use the same file: it stays with the version that made it.
$begin = fn (): string => bin2hex(file_get_contents($this_file->path, length: 8));
$before = $begin();
$log = "$folder/log";
$second = Mock::start(['rows' => 3]);
ob_start();
Child::run(
	'echo count(client($argv[1])->listCalls());',
	[$second->url],
	["extension=$folder/other.so", 'skipcall.rate_limit_scope=host', "skipcall.shared_file=$this_file->path", 'log_errors=1', "error_log=$log"],
);
$rows = ob_get_clean();
say('the same file', rows: $rows, left_alone: $begin() === $before);
$said = array_map(fn ($line) => preg_replace(['/^\[.*?\] /', '~"/.*"~'], ['', '"…"'], $line), file($log, FILE_IGNORE_NEW_LINES));
say(said: $said);
array_map(unlink(...), glob("$folder/*"));
rmdir($folder);
?>
--EXPECT--
windows: "enough", refused in a window: "as many as there are processes, or fewer", each has read: true, served: "all that was read"
the same file; rows: "3", left alone: true
said: ["Skipcall: rate limits are shared only by processes of one parent: \"…\" is not a file of this version of the extension"]
