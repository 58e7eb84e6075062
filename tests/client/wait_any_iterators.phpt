--TEST--
waitAny() tells which of several iterators, synchronisations and pages can go on without waiting
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/../lifecycle/life.inc';
$mock = Mock::start(['rows' => 450]);
$mock->faults([['delay' => 0.02, 'times' => -1]]);
$client = client($mock->url, ['rateLimitMode' => 'reactive']);
$waiting = [
	'up' => $client->iterateCalls(),
	'down' => $client->iterateCalls('-createdAt', pageSize: 40),
	'sync' => $client->syncCalls(),
	'page' => $client->listCallsAsync(limit: 7),
	'none' => $client->iterateCalls(maxRows: 0),
];
$read = array_fill_keys(array_keys($waiting), null);
$late = 0;
while ($waiting !== []) {
	$key = Skipcall\Client::waitAny($waiting, 10);
	$one = $waiting[$key];
	$took = new Stopwatch();
	if (!$one->isReady()) {
		say('not ready after all', $key);
	}
	if ($key === 'page') {
		$read[$key] = count($one->wait());
		unset($waiting[$key]);
		continue;
	}
	if ($read[$key] === null) {
		$read[$key] = 0;
		$one->rewind();
	} else {
		$one->next();
	}
	// What was ready did not have to wait for the server.
	$late += within($took, 0.015) ? 0 : 1;
	if ($one->valid()) {
		$read[$key]++;
	} else {
		unset($waiting[$key]);
	}
}
say(rows: $read, ready: $late <= 3 ? 'without waiting' : "waited $late times");
say(ended: Skipcall\Client::waitAny(['i' => $client->iterateCalls()], 0.001));
say(caught(fn () => Skipcall\Client::waitAny([$client]))->getMessage());
?>
--EXPECT--
rows: {"up":450,"down":450,"sync":450,"page":7,"none":0}, ready: "without waiting"
ended: null
Skipcall\Client::waitAny(): Argument #1 ($waiting) must hold Skipcall\PendingCallPage, CallIterator or CallSync objects only, Skipcall\Client found in it
