--TEST--
A signal handler that throws ends a wait at once, and the next request works
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
require __DIR__ . '/life.inc';
$mock = Mock::start(['rows' => 3]);
pcntl_async_signals(true);
pcntl_signal(SIGALRM, fn () => throw new RuntimeException('alarm'));
$silent = stream_socket_server('tcp://127.0.0.1:0');
$waits = [
	'answer' => [$mock->url, ['delay' => 10]],
	'retry' => [$mock->url, ['status' => 503, 'headers' => ['Retry-After' => '10']]],
	'connection' => ['https://' . stream_socket_get_name($silent, false), []],
];
foreach ($waits as $waitingFor => [$url, $fault]) {
	$mock->faults($fault === [] ? [] : [$fault]);
	$client = client($url, ['connectTimeout' => 20]);
	$took = new Stopwatch();
	pcntl_alarm(1);
	$failure = caught(fn () => $client->listCalls());
	say($waitingFor, $failure->getMessage(), at_once: within($took, 2));
	say(rows: count(client($mock->url)->listCalls()));
}
?>
--EXPECT--
answer alarm; at once: true
rows: 3
retry alarm; at once: true
rows: 3
connection alarm; at once: true
rows: 3
