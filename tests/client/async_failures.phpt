--TEST--
What a page under way ends in is thrown by its own wait(), each time; also what its callbacks throw while others wait
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/client.inc';
$mock = Mock::start(['rows' => 30]);
$client = client($mock);
$mock->faults([['status' => 404, 'match' => ['query' => ['page' => '2']]]]);
$bad = $client->listCallsAsync(2);
say(rows: count($client->listCalls()));
$caught = [];
foreach ([1, 2] as $i) {
	try {
		$bad->wait();
	} catch (Skipcall\Exception\NotFoundException $e) {
		$caught[] = $e;
	}
}
say(same_each_time: $caught[0] === $caught[1], ready: $bad->isReady());

// A callback of another client throws while this one waits.
$throwing = doubled(fn () => throw new LogicException('of the transport'))->listCallsAsync();
$counting = client($mock, ['onStats' => fn () => throw new LogicException('of onStats')])->listCallsAsync();
say(rows: count($client->listCalls()), rows_of_another: count($client->listCallsAsync(3)->wait()));
attempt('transport', fn () => $throwing->wait());
attempt('transport, again', fn () => $throwing->wait());
while (!$counting->isReady()) {
	$client->listCalls();
}
attempt('onStats', fn () => $counting->wait());
// So does waitAny(): it is the key of one that ended.
$throwing = doubled(fn () => throw new LogicException('once more'))->listCallsAsync();
say(first_ended: Skipcall\Client::waitAny(['it' => $throwing]));
attempt('after waitAny()', fn () => $throwing->wait());
// exit() in a callback ends the program at once, whoever waits: see exit_in_hook. Retries are its own as well.
$mock->reset();
$mock->faults([['status' => 503, 'times' => 2, 'match' => ['query' => ['page' => '2']]]]);
$slept = [];
$retried = client($mock, ['sleep' => function (float $seconds) use (&$slept) {
	$slept[] = $seconds;
}])->listCallsAsync(2);
for ($i = 0; $i < 5 && !$retried->isReady(); $i++) {
	$client->listCalls();
}
echo $retried->wait()->stats->attempt, ' attempts, ', count($slept), " waits\n";
// An argument that is refused is refused at once; a URL that gets too long is not sent.
attempt('page 0', fn () => $client->listCallsAsync(0));
$long = $client->listCallsAsync(filters: ['x' => str_repeat('y', 300000)]);
attempt('too long', fn () => $long->wait());
// A signal handler that throws ends the wait, not the request.
if (extension_loaded('pcntl')) {
	pcntl_async_signals(true);
	pcntl_signal(SIGALRM, fn () => throw new RuntimeException('alarm'));
	$mock->faults([['delay' => 1.5]]);
	$slow = $client->listCallsAsync();
	pcntl_alarm(1);
	attempt('interrupted', fn () => $slow->wait());
}
say(rows: isset($slow) ? count($slow->wait()) : 10);
?>
--EXPECT--
rows: 10
same each time: true, ready: true
rows: 10, rows of another: 10
transport: Skipcall\Exception\TransportException: The transport threw LogicException: of the transport
transport, again: Skipcall\Exception\TransportException: The transport threw LogicException: of the transport
onStats: LogicException: of onStats
first ended: "it"
after waitAny(): Skipcall\Exception\TransportException: The transport threw LogicException: once more
3 attempts, 2 waits
page 0: Skipcall\Exception\InvalidArgumentException: Skipcall\Client::listCallsAsync(): Argument #1 ($page) must be 1 or more, 0 given
too long: Skipcall\Exception\InvalidArgumentException: The arguments make a URL of more than 262144 bytes
interrupted: RuntimeException: alarm
rows: 10
