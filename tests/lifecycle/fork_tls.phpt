--TEST--
After a fork the parent keeps its TLS connection, whatever the child does
--EXTENSIONS--
skipcall
--SKIPIF--
<?php
require __DIR__ . "/../server/nginx.inc";
if (Nginx::missing() !== null) {
	die("skip " . Nginx::missing());
}
?>
--FILE--
<?php
require __DIR__ . '/life.inc';
$mock = Mock::start(['rows' => 3]);
foreach ([true, false] as $http2) {
	$nginx = Nginx::start($mock->url, ['http2' => $http2]);
	$client = client($nginx->url, ['caFile' => $nginx->caFile, 'maxRetries' => 0]);
	$client->listCalls();
	foreach ([0, 1] as $requests) {
		$pid = pcntl_fork();
		if ($pid === 0) {
			for ($i = 0; $i < $requests; $i++) {
				$client->listCalls(page: 2);
			}
			exit(0);
		}
		pcntl_waitpid($pid, $status);
		say(status_of_the_child: $status, reused_by_the_parent: $client->listCalls()->stats->connectionReused);
	}
	$log = array_map(fn ($entry) => [$entry['request'][19], $entry['connection']], $nginx->log());
	$of = fn ($page) => array_unique(array_column(array_filter($log, fn ($one) => $one[0] === $page), 1));
	say(
		connections_of_the_parent: count($of('1')),
		of_the_child: count($of('2')),
		of_both: array_intersect($of('1'), $of('2')),
	);
	$nginx->stop();
}
?>
--EXPECT--
status of the child: 0, reused by the parent: true
status of the child: 0, reused by the parent: true
connections of the parent: 1, of the child: 1, of both: []
status of the child: 0, reused by the parent: true
status of the child: 0, reused by the parent: true
connections of the parent: 1, of the child: 1, of both: []
