--TEST--
count() of an iterator or a synchronisation costs one request before the first page, and none later
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/../lifecycle/life.inc';
$mock = Mock::start(['rows' => 1234]);
$client = client($mock->url, ['rateLimitMode' => 'reactive', 'prefetch' => 4]);
$mock->reset();
$handed = 0;
$first = $client->syncCalls(maxRequests: 3);
foreach ($first->batches() as $batch) {
	$checkpoint = $batch->checkpoint;
	$handed += count($batch);
}
$since = $client->listCalls(1, 1, 'createdAt')->data[0]->createdAt;
$ways = [
	'every row' => fn () => $client->iterateCalls(),
	'as the server likes' => fn () => $client->iterateCalls(null),
	'some' => fn () => $client->iterateCalls(maxRows: 250),
	'none' => fn () => $client->iterateCalls(maxRows: 0),
	'since, oldest first' => fn () => $client->iterateCalls(since: $since),
	'since, newest first' => fn () => $client->iterateCalls('-createdAt', since: $since),
	'until, oldest first' => fn () => $client->iterateCalls(until: '2300-01-01'),
	'until, newest first' => fn () => $client->iterateCalls('-createdAt', until: '2300-01-01'),
	'synchronisation' => fn () => $client->syncCalls(),
	'the rest of one' => fn () => $client->syncCalls($checkpoint),
	'with a limit' => fn () => $client->syncCalls(maxRequests: 1),
];
foreach ($ways as $name => $make) {
	$mock->reset();
	$calls = $make();
	$before = count($calls);
	// What shows an object counts it, too: nothing is read twice.
	ob_start();
	var_dump($calls);
	ob_end_clean();
	$again = count($calls);
	usleep(1000);
	$requests = count($mock->targets());
	$rows = iterator_count(new NoRewindIterator($calls));
	$sent = count($mock->targets());
	$after = count($calls);
	$less = $name === 'the rest of one' ? $handed : 0; // counted as one
	say($name, count: $before + $less, the_same: $again === $before, requests: $requests, rows: $rows + $less, after: $after + $less, none_later: count($mock->targets()) === $sent);
}

// Where the request fails, so does count(); the next one asks again, and nothing is lost.
foreach (['every row', 'since, oldest first', 'synchronisation'] as $name) {
	$calls = $ways[$name]();
	$mock->faults([['status' => 400]]);
	attempt($name, fn () => count($calls));
	$mock->reset();
	say($name, count: count($calls), requests: count($mock->targets()), rows: iterator_count($calls));
}
?>
--EXPECT--
every row; count: 1234, the same: true, requests: 1, rows: 1234, after: 1234, none later: true
as the server likes; count: 1234, the same: true, requests: 1, rows: 1234, after: 1234, none later: true
some; count: 250, the same: true, requests: 1, rows: 250, after: 250, none later: true
none; count: 0, the same: true, requests: 0, rows: 0, after: 0, none later: true
since, oldest first; count: 1234, the same: true, requests: 1, rows: 1234, after: 1234, none later: true
since, newest first; count: 1234, the same: true, requests: 1, rows: 1234, after: 1234, none later: true
until, oldest first; count: 1234, the same: true, requests: 1, rows: 1234, after: 1234, none later: true
until, newest first; count: 1234, the same: true, requests: 1, rows: 1234, after: 1234, none later: true
synchronisation; count: 1234, the same: true, requests: 1, rows: 1234, after: 1234, none later: true
the rest of one; count: 1234, the same: true, requests: 1, rows: 1234, after: 1234, none later: true
with a limit; count: 1234, the same: true, requests: 1, rows: 0, after: 1234, none later: true
every row: Skipcall\Exception\BadRequestException: HTTP 400 BAD_REQUEST: Bad Request
every row; count: 1234, requests: 1, rows: 1234
since, oldest first: Skipcall\Exception\BadRequestException: HTTP 400 BAD_REQUEST: Bad Request
since, oldest first; count: 1234, requests: 1, rows: 1234
synchronisation: Skipcall\Exception\BadRequestException: HTTP 400 BAD_REQUEST: Bad Request
synchronisation; count: 1234, requests: 1, rows: 1234
