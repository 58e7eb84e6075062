--TEST--
The id of a request is that of its statistics and log lines, another one for each attempt; those of one call are joined
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/client.inc';
$mock = Mock::start(['rows' => 30]);
$begun = $ended = $logged = [];
$hooks = [
	'onRequest' => function (Skipcall\Request $request) use (&$begun) { $begun[] = [$request->getId(), $request->getCallId()]; },
	'onStats' => function (Skipcall\TransferStats $stats) use (&$ended) { $ended[] = [$stats->id, $stats->callId]; },
	'logger' => new class($logged) {
		public function __construct(private array &$logged) {}
		public function log($level, $message, $context) { $this->logged[] = [$context['id'], $context['callId']]; }
	},
	'sleep' => fn () => null,
];
function tell(string $what): void
{
	global $begun, $ended, $logged;
	sort($begun);
	sort($ended);
	$logged = array_unique($logged, SORT_REGULAR);
	sort($logged);
	say($what, attempts: count(array_unique(array_column($begun, 0))), calls: count(array_unique(array_column($begun, 1))),
		hooks: count($begun), as_in_statistics: $begun === $ended, as_in_logs: $begun === $logged);
	$begun = $ended = $logged = [];
}
$client = client($mock, $hooks);
$page = $client->listCalls();
say(of_the_page: [$page->stats->id, $page->stats->callId] === $begun[0]);
tell('one');
$mock->faults([['status' => 503], ['status' => 503]]);
$client->listCalls();
tell('two retries');
$mock->config(['sortStyle' => 'deepObject']);
$client->listCalls(sort: 'createdAt');
tell('another style of sort');
// Twenty with equal URLs, under way at once.
// Both end in an answer: what a kept connection takes along with it when it ends is sent again as the same attempt.
$mock->faults([['status' => 503], ['status' => 502]]);
$pending = array_map(fn () => $client->listCallsAsync(), range(1, 20));
$ids = array_map(fn ($one) => $one->wait()->stats->id, $pending);
say(pages: count(array_unique($ids)));
tell('twenty at once, two retries');
foreach ($client->iterateCalls(pageSize: 10) as $call);
tell('three pages of an iterator');
// A kept connection that the server has closed is replaced within the same attempt.
$mock->config(['sortStyle' => 'form']);
$own = client($mock, $hooks + ['persistent' => false]);
$own->listCalls();
tell('before');
$mock->faults([['close' => true]]);
$page = $own->listCalls();
say(attempt: $page->stats->attempt);
tell('a free repeat');
try {
	$mock->faults([['status' => 404]]);
	$client->listCalls();
} catch (Skipcall\Exception\NotFoundException $e) {
	say(of_the_exception: [$e->getStats()->id, $e->getStats()->callId] === $begun[0]);
}
// A forked child goes on with numbers of its own.
if (function_exists('pcntl_fork')) {
	$transport = function (Skipcall\Request $request) use (&$seen) { $seen[] = $request->getId(); $seen[] = $request->getCallId(); return answer(); };
	[$here, $there] = stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0);
	$seen = [];
	$pid = pcntl_fork();
	doubled($transport)->listCalls();
	doubled($transport)->listCalls();
	if ($pid === 0) {
		fwrite($there, implode(' ', $seen) . "\n");
		pcntl_exec('/bin/true'); // without destructors, the mock's among them
	}
	$child = explode(' ', trim(fgets($here)));
	pcntl_waitpid($pid, $status);
	say(ids_of_parent_and_child: count(array_unique([...$seen, ...$child])));
} else {
	say(ids_of_parent_and_child: 8);
}
?>
--EXPECT--
of the page: true
one; attempts: 1, calls: 1, hooks: 1, as in statistics: true, as in logs: true
two retries; attempts: 3, calls: 1, hooks: 3, as in statistics: true, as in logs: true
another style of sort; attempts: 2, calls: 1, hooks: 2, as in statistics: true, as in logs: true
pages: 20
twenty at once, two retries; attempts: 22, calls: 20, hooks: 22, as in statistics: true, as in logs: true
three pages of an iterator; attempts: 3, calls: 3, hooks: 3, as in statistics: true, as in logs: true
before; attempts: 1, calls: 1, hooks: 1, as in statistics: true, as in logs: true
attempt: 1
a free repeat; attempts: 1, calls: 1, hooks: 1, as in statistics: true, as in logs: true
of the exception: true
ids of parent and child: 8
