--TEST--
iterateCalls() gives every row once, in order, with keys 0, 1, 2 and so on; small totals ask for no more than they need
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/../lifecycle/life.inc';
$mock = Mock::start(['rows' => 345]);
$client = client($mock->url, ['rateLimitMode' => 'reactive']);
function read(iterable $calls): array
{
	$ids = [];
	foreach ($calls as $key => $call) {
		if ($key !== count($ids)) {
			say('a wrong key', $key);
		}
		$ids[] = is_array($call) ? $call['id'] : $call->id;
	}
	return $ids;
}
function targets(): array
{
	global $mock;
	$targets = array_map(fn ($target) => str_replace('/v1/calls?', '', $target), $mock->targets());
	$mock->reset();
	return $targets;
}
$all = array_column($mock->rows(), 'id');
$mock->reset();
say(every_row: read($client->iterateCalls()) === $all, targets: targets());
say(every_row: read($client->iterateCalls('-createdAt')) === array_reverse($all), requests: count(targets()));
say(every_row: read($client->withOptions(['hydrate' => 'arrays'])->iterateCalls()) === $all, requests: count(targets()));
say(
	every_row: read($client->iterateCalls(['createdAt' => 'desc'], pageSize: 7)) === array_reverse($all),
	requests: count(targets()),
);
say(rows: count(read($client->iterateCalls(null))), first_target: targets()[0]);
say(right: read($client->iterateCalls(maxRows: 10)) === array_slice($all, 0, 10), targets: targets());
say(rows: read($client->iterateCalls(maxRows: 0)), targets: targets());
say(right: read($client->iterateCalls(maxRows: 1)) === array_slice($all, 0, 1), targets: targets());
say(right: read($client->iterateCalls(maxRows: 100)) === array_slice($all, 0, 100), requests: count(targets()));
say(right: read($client->iterateCalls(maxRows: 101)) === array_slice($all, 0, 101), requests: count(targets()));
say(right: read($client->iterateCalls(maxRows: 1000)) === $all, requests: count(targets()));
say(
	any: read($client->iterateCalls(filters: ['direction' => 'x'], workspaceIds: '550e8400-e29b-41d4-a716-446655440000')) !== [],
	first_target: targets()[0],
);
foreach ([0, 1, 16] as $prefetch) {
	say(
		prefetch: $prefetch,
		every_row: read($client->withOptions(['prefetch' => $prefetch])->iterateCalls(pageSize: 20)) === $all,
		requests: count(targets()),
	);
}
// Exact multiples, one row, none.
foreach ([200, 1, 0] as $rows) {
	$mock->config(['rows' => $rows]);
	$calls = $client->iterateCalls();
	say(rows: $rows, counted: count($calls), read: count(read($calls)), requests: $mock->stats()['requests']);
	$mock->reset();
}

// Twice; by hand; rewinding what is fresh asks for nothing again.
$calls = $client->iterateCalls(pageSize: 100);
say(
	counted: count($calls),
	valid: $calls->valid(),
	key: $calls->key(),
	current_is_the_first: $calls->current()->id === $all[0],
);
$calls->rewind();
$calls->rewind();
say(requests: count(targets()));
say(every_row: read($calls) === $all, again: read($calls) === $all, requests: count(targets()));
$calls->rewind();
$calls->next();
$calls->next();
say(key: $calls->key(), current_is_the_third: $calls->current()->id === $all[2]);
$calls->rewind();
say(key: $calls->key(), current_is_the_first: $calls->current()->id === $all[0]);
while ($calls->valid()) {
	$calls->next();
}
say(key: $calls->key(), current: $calls->current(), valid: $calls->valid());
$calls->next();
say(valid: $calls->valid(), counted: count($calls));

// Interleaved, nested, inside a generator, spread, with a key.
$mock->reset();
$first = $client->iterateCalls(pageSize: 50);
$second = $client->iterateCalls('-createdAt', pageSize: 30);
$pairs = 0;
for ($first->rewind(), $second->rewind(); $first->valid(); $first->next(), $second->next()) {
	$pairs += $first->current()->id === $all[$pairs] && $second->current()->id === $all[count($all) - 1 - $pairs] ? 1 : 0;
}
say('interleaved', rows: $pairs);
$nested = 0;
foreach ($client->iterateCalls(maxRows: 5) as $outer) {
	foreach ($client->iterateCalls(maxRows: 4) as $inner) {
		$nested++;
	}
}
say('nested', rows: $nested);
$generator = (function () use ($client) {
	yield from $client->iterateCalls(maxRows: 150);
})();
say('generator', rows: count(read($generator)));
say('spread', rows: count([...$client->iterateCalls(maxRows: 150)]));
say('iterator_to_array', rows: count(iterator_to_array($client->iterateCalls(maxRows: 150))));
say('LimitIterator', rows: count(iterator_to_array(new LimitIterator($client->iterateCalls(), 40, 3))));
?>
--EXPECT--
every row: true, targets: ["page=1&limit=100&orderBy=createdAt&order=asc","page=2&limit=100&orderBy=createdAt&order=asc","page=3&limit=100&orderBy=createdAt&order=asc","page=4&limit=100&orderBy=createdAt&order=asc"]
every row: true, requests: 4
every row: true, requests: 4
every row: true, requests: 50
rows: 345, first target: "page=1&limit=100"
right: true, targets: ["page=1&limit=10&orderBy=createdAt&order=asc"]
rows: [], targets: []
right: true, targets: ["page=1&limit=1&orderBy=createdAt&order=asc"]
right: true, requests: 1
right: true, requests: 2
right: true, requests: 4
any: true, first target: "page=1&limit=100&orderBy=createdAt&order=asc&filters=%7B%22direction%22%3A%22x%22%7D&workspaceIds=550e8400-e29b-41d4-a716-446655440000"
prefetch: 0, every row: true, requests: 18
prefetch: 1, every row: true, requests: 18
prefetch: 16, every row: true, requests: 18
rows: 200, counted: 200, read: 200, requests: 2
rows: 1, counted: 1, read: 1, requests: 1
rows: 0, counted: 0, read: 0, requests: 1
counted: 345, valid: true, key: 0, current is the first: true
requests: 1
every row: true, again: true, requests: 7
key: 2, current is the third: true
key: 0, current is the first: true
key: null, current: null, valid: false
valid: false, counted: 345
interleaved; rows: 345
nested; rows: 20
generator; rows: 150
spread; rows: 150
iterator_to_array; rows: 150
LimitIterator; rows: 3
