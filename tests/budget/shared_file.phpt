--TEST--
skipcall.shared_file is made at first use for its user alone; one that is no such file is left alone and said once, and requests go on
--EXTENSIONS--
skipcall
--SKIPIF--
<?php
if (!extension_loaded("pcntl")) {
	die("skip no pcntl");
}
?>
--FILE--
<?php
require __DIR__ . '/sharer.inc';
$mock = Mock::start(['rows' => 3, 'rate' => ['limit' => 1000, 'window' => 3600]]);
$folder = Service::folder();
$path = "$folder/shared";
$settings = ["skipcall.shared_file=$path"];
$mode = function () use ($path): string {
	clearstatcache();
	return file_exists($path) ? sprintf('%o', fileperms($path)) : 'not there';
};
/** The log with the folder of this test left out. */
$said = fn (Sharer $sharer): array => str_replace($folder, '…', $sharer->log());

// Made at first use.
umask(0);
$sharer = new Sharer($mock->url, $settings);
$sharer->do('return 1;');
say('at the start', $mode());
say(
	'read',
	rows: $sharer->read(),
	mode: $mode(),
	own: fileowner($path) === (int) shell_exec('id -u'),
	links: lstat($path)['nlink'],
	warnings: $said($sharer),
);
$another = new Sharer($mock->url, $settings);
say(
	'another process sees what is left',
	same: $another->left() === $sharer->left(),
	only_file: glob("$folder/*") === [$path],
);
$sharer->end();
$another->end();

// What cannot be used.
rename($path, "$folder/good");
/** Whether things are as they were. */
$state = function () use ($path): array {
	clearstatcache();
	$status = @lstat($path);
	return $status ? [$status['ino'], $status['mode'], $status['size'], $status['mtime']] : [];
};
$bad = [
	'link' => fn () => symlink("$folder/good", $path),
	'dangling link' => fn () => symlink("$folder/nowhere", $path),
	'folder' => fn () => mkdir($path, 0700),
	'pipe' => fn () => shell_exec("mkfifo -m 600 $path"),
	'socket' => fn () => stream_socket_server("unix://$path"),
	'mode 644' => fn () => copy("$folder/good", $path) && chmod($path, 0644),
	'mode 660' => fn () => copy("$folder/good", $path) && chmod($path, 0660),
];
foreach ($bad as $name => $make) {
	$kept = $make();
	$before = $state();
	$sharer = new Sharer($mock->url, $settings);
	$sharer->do('return 1;');
	$took = new Stopwatch();
	$rows = $sharer->read() + $sharer->read();
	say(
		$name,
		rows: $rows,
		took: within($took, 3) ? 'at once' : $took->seconds(),
		file: $state() === $before ? 'left alone' : 'changed',
		warnings: $said($sharer),
	);
	$sharer->end();
	is_dir($path) && !is_link($path) ? rmdir($path) : unlink($path);
	$kept = null;
}
say('behind the link', file: is_file("$folder/good"), made: is_file("$folder/nowhere"));

// Where there can be none.
foreach ([
	'no folder' => ["skipcall.shared_file=$folder/none/shared"],
	'below a file' => ["skipcall.shared_file=$folder/good/shared"],
	'open_basedir' => $settings,
	'no such group' => [...$settings, 'skipcall.shared_group=no-such-group'],
] as $name => $its) {
	$sharer = new Sharer($mock->url, $its);
	$rows = $name === 'open_basedir'
		? $sharer->do('ini_set("open_basedir", "/nowhere"); $client = client($url); return count($client->listCalls()) + count($client->listCalls());')
		: $sharer->read() + $sharer->read();
	say($name, rows: $rows, warnings: $said($sharer), mode: $mode());
	// Those that were forked are shared with all the same.
	$pid = $sharer->do('
		$before = $client->getRateLimit()->remaining;
		$pid = pcntl_fork();
		if ($pid === 0) {
			exit(count(client($url)->listCalls()));
		}
		pcntl_waitpid($pid, $status);
		return [pcntl_wexitstatus($status), $before - $client->getRateLimit()->remaining];
	');
	say('child', status_and_used: $pid, warnings: count($sharer->log()));
	$sharer->end();
}

// One of the default name is used when nothing is set.
$sharer = new Sharer($mock->url, [], ['rateLimitBucket' => 'shared_file.phpt ' . random_int(0, PHP_INT_MAX)]);
$sharer->do('ini_set("skipcall.rate_limit_scope", "host");'); // mock.inc has changed it
say(
	'default',
	rows: $sharer->read(),
	warnings: $sharer->log(),
	mode: sprintf('%o', fileperms(
	(is_writable('/dev/shm') ? '/dev/shm' : sys_get_temp_dir()) . '/skipcall-3-' . trim((string) shell_exec('id -u')),
)),
);
$sharer->end();
array_map(unlink(...), glob("$folder/*"));
rmdir($folder);
?>
--EXPECT--
at the start not there
read; rows: 3, mode: "100600", own: true, links: 1, warnings: []
another process sees what is left; same: true, only file: true
link; rows: 6, took: "at once", file: "left alone", warnings: ["Skipcall: rate limits are shared only by processes of one parent: \"…/shared\" is a symbolic link"]
dangling link; rows: 6, took: "at once", file: "left alone", warnings: ["Skipcall: rate limits are shared only by processes of one parent: \"…/shared\" is a symbolic link"]
folder; rows: 6, took: "at once", file: "left alone", warnings: ["Skipcall: rate limits are shared only by processes of one parent: \"…/shared\" cannot be opened"]
pipe; rows: 6, took: "at once", file: "left alone", warnings: ["Skipcall: rate limits are shared only by processes of one parent: \"…/shared\" is not a regular file"]
socket; rows: 6, took: "at once", file: "left alone", warnings: ["Skipcall: rate limits are shared only by processes of one parent: \"…/shared\" cannot be opened"]
mode 644; rows: 6, took: "at once", file: "left alone", warnings: ["Skipcall: rate limits are shared only by processes of one parent: \"…/shared\" does not have mode 0600"]
mode 660; rows: 6, took: "at once", file: "left alone", warnings: ["Skipcall: rate limits are shared only by processes of one parent: \"…/shared\" does not have mode 0600"]
behind the link; file: true, made: false
no folder; rows: 6, warnings: ["Skipcall: rate limits are shared only by processes of one parent: \"…/none/shared\" cannot be made"], mode: "not there"
child; status and used: [3,1], warnings: 1
below a file; rows: 6, warnings: ["Skipcall: rate limits are shared only by processes of one parent: \"…/good/shared\" cannot be opened"], mode: "not there"
child; status and used: [3,1], warnings: 1
open_basedir; rows: 6, warnings: ["Skipcall: rate limits are shared only by processes of one parent: \"…/shared\" is not where open_basedir allows"], mode: "not there"
child; status and used: [3,1], warnings: 1
no such group; rows: 6, warnings: ["Skipcall: rate limits are shared only by processes of one parent: \"skipcall.shared_group\" names no group of this system"], mode: "not there"
child; status and used: [3,1], warnings: 1
default; rows: 3, warnings: [], mode: "100600"
