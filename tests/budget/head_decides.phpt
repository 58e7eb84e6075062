--TEST--
The head of a window's first answer lets the others go: not its body, and whatever its status
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/../lifecycle/life.inc';
// A body that does not end: whoever waited for it would wait for two seconds, until another one may go.
$mock = Mock::start(['rows' => 3, 'rate' => ['limit' => 100, 'window' => 3600]]);
$mock->faults([['drip' => ['bytes' => 1, 'every' => 60]]]);
$client = client($mock->url);
$took = new Stopwatch();
$pending = [];
for ($i = 0; $i < 5; $i++) {
	$pending[] = $client->listCallsAsync();
}
$slow = array_shift($pending);
$pages = array_map(fn ($page) => $page->wait(), $pending);
$rows = array_map(count(...), $pages);
say('rows', $rows, 'the first one', $slow->isReady() ? 'is there' : 'is on its way', within($took, 1.5) ? 'at once' : $took->seconds());
// Four at once: the last answer to be read need not be the last that was counted.
say('left', min(array_map(fn ($page) => $page->rateLimit->remaining, $pages)), 'known', $client->getRateLimit()->remaining < 99 ? 'while it is on its way' : 'no');
$slow->cancel();

// Answers that are no pages, with and without headers: one round for the first, two for the others on eight connections.
foreach (['with' => [], 'without' => ['X-RateLimit-Limit' => null]] as $name => $headers) {
	$mock->reset();
	$mock->faults([['status' => 404, 'delay' => 0.2, 'headers' => $headers, 'times' => -1]]);
	$client = client($mock->url, ['rateLimitBucket' => $name]);
	$took = new Stopwatch();
	$pending = [];
	for ($i = 0; $i < 16; $i++) {
		$pending[] = $client->listCallsAsync();
	}
	$seen = array_map(fn ($page) => short(caught(fn () => $page->wait())), $pending);
	say($name, 'headers', array_count_values($seen), within($took, 1.5) ? 'at once' : $took->seconds());
}
?>
--EXPECT--
rows [3,3,3,3] the first one is on its way at once
left 95 known while it is on its way
with headers {"NotFoundException":16} at once
without headers {"NotFoundException":16} at once
