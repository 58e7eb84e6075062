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
say(files_opened: $files() - $before, little_memory: memory_get_usage() - $memory < 20 * 1048576, in_time: within($took, 5));
foreach ([0, 5000, 9999] as $i) {
	$clients[$i]->listCalls();
	say(header_sent: $mock->lastHeaders()['x-number']);
}
say(connections: $mock->stats()['connections']);
$clients = [];
say(memory_given_back: memory_get_usage() - $memory < 1048576);
?>
--EXPECT--
files opened: 0, little memory: true, in time: true
header sent: "0"
header sent: "5000"
header sent: "9999"
connections: 1
memory given back: true
