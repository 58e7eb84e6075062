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
say(read($client->iterateCalls()) === $all, targets());
say(read($client->iterateCalls('-createdAt')) === array_reverse($all), count(targets()));
say(read($client->withOptions(['hydrate' => 'arrays'])->iterateCalls()) === $all, count(targets()));
say(read($client->iterateCalls(['createdAt' => 'desc'], pageSize: 7)) === array_reverse($all), count(targets()));
say(count(read($client->iterateCalls(null))), targets()[0]);
say(read($client->iterateCalls(maxRows: 10)) === array_slice($all, 0, 10), targets());
say(read($client->iterateCalls(maxRows: 0)), targets());
say(read($client->iterateCalls(maxRows: 1)) === array_slice($all, 0, 1), targets());
say(read($client->iterateCalls(maxRows: 100)) === array_slice($all, 0, 100), count(targets()));
say(read($client->iterateCalls(maxRows: 101)) === array_slice($all, 0, 101), count(targets()));
say(read($client->iterateCalls(maxRows: 1000)) === $all, count(targets()));
say(read($client->iterateCalls(filters: ['direction' => 'x'], workspaceIds: '550e8400-e29b-41d4-a716-446655440000')) !== [], targets()[0]);
foreach ([0, 1, 16] as $prefetch) {
	say($prefetch, read($client->withOptions(['prefetch' => $prefetch])->iterateCalls(pageSize: 20)) === $all, count(targets()));
}
// Exact multiples, one row, none.
foreach ([200, 1, 0] as $rows) {
	$mock->config(['rows' => $rows]);
	$calls = $client->iterateCalls();
	say($rows, count($calls), count(read($calls)), $mock->stats()['requests']);
	$mock->reset();
}

// Twice; by hand; rewinding what is fresh asks for nothing again.
$calls = $client->iterateCalls(pageSize: 100);
say(count($calls), $calls->valid(), $calls->key(), $calls->current()->id === $all[0]);
$calls->rewind();
$calls->rewind();
say(count(targets()));
say(read($calls) === $all, read($calls) === $all, count(targets()));
$calls->rewind();
$calls->next();
$calls->next();
say($calls->key(), $calls->current()->id === $all[2]);
$calls->rewind();
say($calls->key(), $calls->current()->id === $all[0]);
while ($calls->valid()) {
	$calls->next();
}
say($calls->key(), $calls->current(), $calls->valid());
$calls->next();
say($calls->valid(), count($calls));

// Interleaved, nested, inside a generator, spread, with a key.
$mock->reset();
$first = $client->iterateCalls(pageSize: 50);
$second = $client->iterateCalls('-createdAt', pageSize: 30);
$pairs = 0;
for ($first->rewind(), $second->rewind(); $first->valid(); $first->next(), $second->next()) {
	$pairs += $first->current()->id === $all[$pairs] && $second->current()->id === $all[count($all) - 1 - $pairs] ? 1 : 0;
}
say('interleaved', $pairs);
$nested = 0;
foreach ($client->iterateCalls(maxRows: 5) as $outer) {
	foreach ($client->iterateCalls(maxRows: 4) as $inner) {
		$nested++;
	}
}
say('nested', $nested);
$generator = (function () use ($client) {
	yield from $client->iterateCalls(maxRows: 150);
})();
say('generator', count(read($generator)));
say('spread', count([...$client->iterateCalls(maxRows: 150)]));
say('iterator_to_array', count(iterator_to_array($client->iterateCalls(maxRows: 150))));
say('LimitIterator', count(iterator_to_array(new LimitIterator($client->iterateCalls(), 40, 3))));
?>
--EXPECT--
true ["page=1&limit=100&orderBy=createdAt&order=asc","page=2&limit=100&orderBy=createdAt&order=asc","page=3&limit=100&orderBy=createdAt&order=asc","page=4&limit=100&orderBy=createdAt&order=asc"]
true 4
true 4
true 50
345 page=1&limit=100
true ["page=1&limit=10&orderBy=createdAt&order=asc"]
[] []
true ["page=1&limit=1&orderBy=createdAt&order=asc"]
true 1
true 2
true 4
true page=1&limit=100&orderBy=createdAt&order=asc&filters=%7B%22direction%22%3A%22x%22%7D&workspaceIds=550e8400-e29b-41d4-a716-446655440000
0 true 18
1 true 18
16 true 18
200 200 200 2
1 1 1 1
0 0 0 1
345 true 0 true
1
true true 7
2 true
0 true
null null false
false 345
interleaved 345
nested 20
generator 150
spread 150
iterator_to_array 150
LimitIterator 3
