--TEST--
A collection where an array is wanted is refused with what to pass instead, though it may be a text as well
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/client.inc';
class Collection implements IteratorAggregate, Stringable
{
	public function getIterator(): Iterator
	{
		return new ArrayIterator(['a']);
	}

	public function all(): array
	{
		return ['a'];
	}

	public function __toString(): string
	{
		return '["a"]';
	}
}
class Text implements Stringable
{
	public function __toString(): string
	{
		return '{"a":1}';
	}
}
$client = doubled(served(3));
$ways = [
	'listCalls' => fn (...$a) => $client->listCalls(...$a),
	'listCallsAsync' => fn (...$a) => $client->listCallsAsync(...$a),
	'countCalls' => fn (...$a) => $client->countCalls(...$a),
	'iterateCalls' => fn (...$a) => $client->iterateCalls(...$a),
	'syncCalls' => fn (...$a) => $client->syncCalls(...$a),
];
foreach ($ways as $way => $do) {
	attempt($way, fn () => $do(workspaceIds: new Collection()));
	attempt($way, fn () => $do(filters: new ArrayIterator(['a' => 1])));
}
attempt('sort', fn () => $client->listCalls(sort: new Collection()));
attempt('since', fn () => $client->countCalls(since: '1700000000'));
attempt('since', fn () => $client->iterateCalls(since: '1700000000.5'));
attempt('since', fn () => $client->syncCalls(since: 'yesterday'));
?>
--EXPECT--
listCalls: TypeError: Skipcall\Client::listCalls(): Argument #5 ($workspaceIds) must be of type array|string|null, Collection given: pass what its all() returns
listCalls: TypeError: Skipcall\Client::listCalls(): Argument #4 ($filters) must be of type array|string|null, ArrayIterator given: pass iterator_to_array() of it
listCallsAsync: TypeError: Skipcall\Client::listCallsAsync(): Argument #5 ($workspaceIds) must be of type array|string|null, Collection given: pass what its all() returns
listCallsAsync: TypeError: Skipcall\Client::listCallsAsync(): Argument #4 ($filters) must be of type array|string|null, ArrayIterator given: pass iterator_to_array() of it
countCalls: TypeError: Skipcall\Client::countCalls(): Argument #2 ($workspaceIds) must be of type array|string|null, Collection given: pass what its all() returns
countCalls: TypeError: Skipcall\Client::countCalls(): Argument #1 ($filters) must be of type array|string|null, ArrayIterator given: pass iterator_to_array() of it
iterateCalls: TypeError: Skipcall\Client::iterateCalls(): Argument #3 ($workspaceIds) must be of type array|string|null, Collection given: pass what its all() returns
iterateCalls: TypeError: Skipcall\Client::iterateCalls(): Argument #2 ($filters) must be of type array|string|null, ArrayIterator given: pass iterator_to_array() of it
syncCalls: TypeError: Skipcall\Client::syncCalls(): Argument #5 ($workspaceIds) must be of type array|string|null, Collection given: pass what its all() returns
syncCalls: TypeError: Skipcall\Client::syncCalls(): Argument #4 ($filters) must be of type array|string|null, ArrayIterator given: pass iterator_to_array() of it
sort: TypeError: Skipcall\Client::listCalls(): Argument #3 ($sort) must be of type array|string|null, Collection given: pass what its all() returns
since: Skipcall\Exception\InvalidArgumentException: Skipcall\Client::countCalls(): Argument #3 ($since) must be a date like 2024-03-20T09:00:00.000Z, or a DateTimeInterface, a number (of a Unix time: new DateTimeImmutable('@1700000000')) given
since: Skipcall\Exception\InvalidArgumentException: Skipcall\Client::iterateCalls(): Argument #4 ($since) must be a date like 2024-03-20T09:00:00.000Z, or a DateTimeInterface, a number (of a Unix time: new DateTimeImmutable('@1700000000')) given
since: Skipcall\Exception\InvalidArgumentException: Skipcall\Client::syncCalls(): Argument #2 ($since) must be a date like 2024-03-20T09:00:00.000Z, or a DateTimeInterface, another string given
