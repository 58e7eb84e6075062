--TEST--
Ten thousand clients cost no socket and little memory
--EXTENSIONS--
skipcall
--SKIPIF--
<?php
if (!is_dir('/proc/self/fd')) {
	die('skip no /proc');
}
?>
--FILE--
<?php
require __DIR__ . '/life.inc';
$mock = Mock::start(['rows' => 3]);
$files = fn () => count(scandir('/proc/self/fd'));
$before = $files();
$memory = memory_get_usage();
$clients = [];
$took = new Stopwatch();
for ($i = 0; $i < 10000; $i++) {
	$clients[] = client($mock->url, ['headers' => ['X-Number' => (string) $i]]);
}
say($files() - $before, memory_get_usage() - $memory < 20 * 1048576, within($took, 5));
foreach ([0, 5000, 9999] as $i) {
	$clients[$i]->listCalls();
	say($mock->lastHeaders()['x-number']);
}
say($mock->stats()['connections']);
$clients = [];
say(memory_get_usage() - $memory < 1048576);
?>
--EXPECT--
0 true true
0
5000
9999
1
true
