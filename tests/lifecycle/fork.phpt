--TEST--
After a fork parent and child both go on, each on connections of its own
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
$ask = fn (int $page) => $client->listCalls(page: $page)->stats;

/** @return list<int> */
function connections(Mock $mock, int $page): array
{
	$entries = array_filter($mock->log(), fn ($entry) => str_contains($entry['target'], "page=$page"));
	return array_values(array_unique(array_column($entries, 'connection')));
}
function forked(callable $inChild): void
{
	$pid = pcntl_fork();
	if ($pid === 0) {
		$inChild();
		exit(0);
	}
	pcntl_waitpid($pid, $status);
	say('child', status: pcntl_wexitstatus($status), signaled: pcntl_wifsignaled($status));
}

// Before the first request.
forked(fn () => $ask(2));
say(reused_by_the_parent: $ask(3)->connectionReused);
// Between requests.
forked(function () use ($ask) {
	$ask(4);
	$ask(4);
});
say(reused_by_the_parent: $ask(3)->connectionReused);
// A child that makes none, and one whose own child does.
forked(fn () => null);
say(reused_by_the_parent: $ask(3)->connectionReused);
forked(fn () => forked(fn () => $ask(5)));
say(reused_by_the_parent: $ask(3)->connectionReused);

$sets = array_map(fn ($page) => connections($mock, $page), [2, 3, 4, 5]);
say(connections_by_page: array_map('count', $sets), connections: count(array_unique(array_merge(...$sets))));
?>
--EXPECT--
child; status: 0, signaled: false
reused by the parent: false
child; status: 0, signaled: false
reused by the parent: true
child; status: 0, signaled: false
reused by the parent: true
child; status: 0, signaled: false
child; status: 0, signaled: false
reused by the parent: true
connections by page: [1,1,1,1], connections: 4
