--TEST--
A fork by a signal handler, while a request is in flight: both sides get the page
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
$client = client($mock->url, ['maxRetries' => 0]);
$pid = null;
pcntl_async_signals(true);
pcntl_signal(SIGALRM, function () use (&$pid) {
	$pid = pcntl_fork();
});
$mock->faults([['delay' => 1.5]]);
pcntl_alarm(1);
$page = $client->listCalls();
if ($pid === 0) {
	exit(count($page) * 10 + $page->stats->attempt);
}
pcntl_waitpid($pid, $status);
say(rows: count($page), attempt: $page->stats->attempt, rows_and_attempt_of_the_child: pcntl_wexitstatus($status));
say(connections: array_column($mock->log(), 'connection'), connectionReused: $client->listCalls()->stats->connectionReused);
?>
--EXPECT--
rows: 3, attempt: 1, rows and attempt of the child: 31
connections: [1,2], connectionReused: true
