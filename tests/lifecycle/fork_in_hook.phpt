--TEST--
A fork inside a hook: both sides finish the request
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
$client = client($mock->url);
$client->listCalls();
$pid = null;
$hooked = new Skipcall\Client('sk_test_ok', ['transport' => function () use ($client, &$pid) {
	$pid = pcntl_fork();
	$body = $client->get('/v1/calls', ['page' => 1, 'of' => $pid === 0 ? 'child' : 'parent']);
	return ['status' => 200, 'headers' => [], 'body' => json_encode($body)];
}]);
$count = count($hooked->listCalls());
if ($pid === 0) {
	exit($count);
}
pcntl_waitpid($pid, $status);
say(rows: $count, rows_of_the_child: pcntl_wexitstatus($status));
say(connections: count(array_unique(array_column($mock->log(), 'connection'))), rows: count($client->listCalls()));
?>
--EXPECT--
rows: 3, rows of the child: 3
connections: 2, rows: 3
