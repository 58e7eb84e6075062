--TEST--
Pages under way when the process forks reach both, over connections of their own; children that end at once disturb nobody
--EXTENSIONS--
skipcall
pcntl
--SKIPIF--
<?php
require __DIR__ . '/../server/nginx.inc';
if (Nginx::missing() !== null) {
	die('skip ' . Nginx::missing());
}
?>
--FILE--
<?php
require __DIR__ . '/life.inc';
$mock = Mock::start(['rows' => 100]);
$nginx = Nginx::start($mock->url);
foreach (['plain' => client($mock->url, ['maxRetries' => 0]), 'TLS, HTTP/2' => client($nginx->url, ['caFile' => $nginx->caFile, 'maxRetries' => 0])] as $what => $client) {
	$mock->reset();
	$done = $client->listCallsAsync(1);
	$client->listCalls(9);
	while (!$done->isReady()) {
		$client->listCalls(9);
	}
	$mock->faults([['delay' => 0.5, 'times' => 2]]);
	$pending = [2 => $client->listCallsAsync(2), 3 => $client->listCallsAsync(3)];
	$pending[2]->isReady(); // both are on their way
	$children = [];
	foreach (['waits', 'ends', 'starts another', 'proc_open'] as $kind) {
		$pid = pcntl_fork();
		if ($pid === 0) {
			$right = match ($kind) {
				'waits' => array_map(fn ($one) => $one->wait()->page, $pending) === [2 => 2, 3 => 3] && $done->wait()->page === 1,
				'ends' => true,
				'starts another' => $client->listCalls(4)->page === 4,
				'proc_open' => proc_close(proc_open(['true'], [], $pipes)) === 0,
			};
			exit($right ? 7 : 8);
		}
		$children[$kind] = $pid;
	}
	say($what, pages: array_map(fn ($one) => $one->wait()->page, $pending), page_before: $done->wait()->page);
	foreach ($children as $kind => $pid) {
		pcntl_waitpid($pid, $status);
		say($kind, right: pcntl_wexitstatus($status) === 7);
	}
	// The parent's connections were not touched.
	say(reused_by_the_parent: $client->listCalls(5)->stats->connectionReused);
}
?>
--EXPECT--
plain; pages: {"2":2,"3":3}, page before: 1
waits; right: true
ends; right: true
starts another; right: true
proc_open; right: true
reused by the parent: true
TLS, HTTP/2; pages: {"2":2,"3":3}, page before: 1
waits; right: true
ends; right: true
starts another; right: true
proc_open; right: true
reused by the parent: true
