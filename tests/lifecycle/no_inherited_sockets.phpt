--TEST--
Programs that are started inherit none of the connections
--EXTENSIONS--
skipcall
--SKIPIF--
<?php
if (!is_readable('/proc/self/net/tcp')) {
	die('skip no /proc');
}
?>
--FILE--
<?php
require __DIR__ . '/life.inc';
/** TCP sockets of a process; libcurl has a pair of its own beside them, to wake itself up. */
function sockets(string $pid = 'self'): array
{
	$links = array_map(fn ($fd) => (string) @readlink("/proc/$pid/fd/$fd"), scandir("/proc/$pid/fd"));
	$tcp = file_get_contents('/proc/self/net/tcp');
	return array_values(array_filter(
		$links,
		fn ($link) => str_starts_with($link, 'socket:')
			&& preg_match('/ ' . trim($link, 'socket:[]') . ' /', $tcp) === 1,
	));
}
$mock = Mock::start(['rows' => 3]);
$before = sockets();
client($mock->url)->listCalls();
$ours = array_diff(sockets(), $before);
$process = proc_open(['cat'], [['pipe', 'r'], ['pipe', 'w']], $pipes);
fwrite($pipes[0], "up\n");
$up = fgets($pipes[1]);
$theirs = sockets((string) proc_get_status($process)['pid']);
fclose($pipes[0]);
say(trim($up), sockets: count($ours), inherited: array_intersect($ours, $theirs));
say(connectionReused: client($mock->url)->listCalls()->stats->connectionReused);
?>
--EXPECT--
up; sockets: 1, inherited: []
connectionReused: true
