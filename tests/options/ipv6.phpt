--TEST--
IPv6: a base URL of [::1]
--EXTENSIONS--
skipcall
--SKIPIF--
<?php
if (@stream_socket_server('tcp://[::1]:0') === false) {
	die('skip no IPv6 loopback');
}
?>
--FILE--
<?php
require __DIR__ . '/../lifecycle/life.inc';
/** A program of tests/server that listens on [::1]. */
function at6(array $command, int $port)
{
	$process = proc_open($command, [['file', '/dev/null', 'r'], ['file', '/dev/null', 'w'], ['file', '/dev/null', 'w']], $pipes);
	until(fn () => @stream_socket_client("tcp://[::1]:$port") !== false);
	return $process;
}
function free6(): int
{
	$socket = stream_socket_server('tcp://[::1]:0');
	return (int) substr(strrchr(stream_socket_get_name($socket, false), ':'), 1);
}
$mock = Mock::start(['rows' => 3]);
$port = free6();
$relay = at6([PHP_BINARY, '-n', __DIR__ . '/../server/relay.php', "[::1]:$port", "127.0.0.1:$mock->port"], $port);
$client = client("http://[::1]:$port/v1/");
say(
	rows: count($client->listCalls()),
	baseUrl_kept: $client->__debugInfo()['baseUrl'] === "http://[::1]:$port",
	host_sent: $mock->lastHeaders()['host'] === "[::1]:$port",
);
say(connectionReused: $client->listCalls()->stats->connectionReused);
proc_terminate($relay);
?>
--EXPECT--
rows: 3, baseUrl kept: true, host sent: true
connectionReused: true
