--TEST--
Any number of pages under way at once, over several clients; results are awaited in any order, each time the same
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/client.inc';
$mock = Mock::start(['rows' => 100]);
$other = Mock::start(['rows' => 7]);
$client = client($mock);
// The first one tells the rate limit, and goes alone.
$mock->faults([['after' => 1, 'arrived' => 9, 'delay' => 0.1, 'times' => 9]]);
$pending = [];
for ($page = 1; $page <= 10; $page++) {
	$pending[$page] = $client->listCallsAsync($page);
}
$far = (new Skipcall\Client('sk_test_expert', ['baseUrl' => $other->url, 'hydrate' => 'arrays']))->listCallsAsync(limit: 5);
show($pending[7]->wait());
show($far->wait());
say(rows_are_arrays: is_array($far->wait()->data[0]), same_each_time: $far->wait() === $far->wait());
foreach ($pending as $number => $one) {
	$page = $one->wait();
	echo $page->page === $number && $page === $one->wait() ? '.' : '!';
}
echo "\n", count($mock->log()), ' requests, at most ', $mock->stats()['maxConcurrent'], " at once\n";

// What is not awaited runs all the same while something else is waited for.
$mock->reset();
$slow = $client->listCallsAsync(2);
$client->listCalls(1);
while (!$slow->isReady()) {
	$client->listCalls(1);
}
say(ready: $slow->isReady(), page: $slow->wait()->page);

// In the order that the server finishes them: the next one when one more has been asked for.
$mock->reset();
$mock->faults([['arrived' => 5, 'match' => ['query' => ['page' => '1']]], ['arrived' => 4, 'match' => ['query' => ['page' => '2']]]]);
$waiting = [];
foreach ([1, 2, 3] as $page) {
	$waiting["page $page"] = $client->listCallsAsync($page);
}
while (($key = Skipcall\Client::waitAny($waiting)) !== null) {
	say($key, rows: count($waiting[$key]->wait()));
	unset($waiting[$key]);
	$client->listCalls(4);
}
// With a limit; and of any iterable.
$mock->faults([['delay' => 5]]);
$one = $client->listCallsAsync();
$took = new Stopwatch();
say(
	within_the_limit: Skipcall\Client::waitAny([$one], 0.2),
	without_waiting: Skipcall\Client::waitAny([$one], 0),
	in_time: within($took, 3),
);
$ready = $client->listCallsAsync(3);
say(
	first_ready: Skipcall\Client::waitAny((function () use ($one, $ready) {
	yield 'never' => $one;
	yield 'at once' => $ready;
})()),
	of_an_ArrayObject: Skipcall\Client::waitAny(new ArrayObject([5 => $ready])),
	of_none: Skipcall\Client::waitAny([]),
);
foreach ([[$one, 'x'], [new stdClass()], (function () { yield 1.5 => $GLOBALS['ready']; })(), (function () { throw new LogicException('mine'); yield 1; })()] as $bad) {
	attempt('waitAny', fn () => Skipcall\Client::waitAny($bad));
}
attempt('seconds', fn () => Skipcall\Client::waitAny([$one], -1.0));
// Cancelled, by hand or by being forgotten.
$one->cancel();
say(ready: $one->isReady());
attempt('cancelled', fn () => $one->wait());
attempt('again', fn () => $one->wait());
$ready->cancel();
say(rows: count($ready->wait()));
$mock->faults([['delay' => 5, 'times' => 3]]);
$client->listCallsAsync();
$forgotten = $client->listCallsAsync();
unset($forgotten);
say(transfers: Skipcall\Client::getPoolStats()['transfers']);
refused('new', fn () => new Skipcall\PendingCallPage());
refused('clone', fn () => clone $ready);
refused('serialize', fn () => serialize($ready));
?>
--EXPECT--
10 rows of 100, page 7 of 10, limit 10, before: true, after: true
5 rows of 7, page 1 of 2, limit 5, before: false, after: true
rows are arrays: true, same each time: true
..........
10 requests, at most 8 at once
ready: true, page: 2
page 3; rows: 10
page 2; rows: 10
page 1; rows: 10
within the limit: null, without waiting: null, in time: true
first ready: "at once", of an ArrayObject: 5, of none: null
waitAny: Skipcall\Exception\InvalidArgumentException: Skipcall\Client::waitAny(): Argument #1 ($waiting) must hold Skipcall\PendingCallPage, CallIterator or CallSync objects only, string found in it
waitAny: Skipcall\Exception\InvalidArgumentException: Skipcall\Client::waitAny(): Argument #1 ($waiting) must hold Skipcall\PendingCallPage, CallIterator or CallSync objects only, stdClass found in it
waitAny: Skipcall\Exception\InvalidArgumentException: Skipcall\Client::waitAny(): Argument #1 ($waiting) must have integers or strings as keys, float given
waitAny: LogicException: mine
seconds: Skipcall\Exception\InvalidArgumentException: Skipcall\Client::waitAny(): Argument #2 ($seconds) must be a number of seconds from 0, or null
ready: true
cancelled: Skipcall\Exception\TransportException: The request was cancelled
again: Skipcall\Exception\TransportException: The request was cancelled
rows: 10
transfers: 0
new: Error
clone: Error
serialize: Exception
