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
		say($status, $client->listCalls()->stats->connectionReused);
	}
	$log = array_map(fn ($entry) => [$entry['request'][19], $entry['connection']], $nginx->log());
	$of = fn ($page) => array_unique(array_column(array_filter($log, fn ($one) => $one[0] === $page), 1));
	say(count($of('1')), count($of('2')), array_intersect($of('1'), $of('2')));
	$nginx->stop();
}
?>
--EXPECT--
0 true
0 true
1 1 []
0 true
0 true
1 1 []
