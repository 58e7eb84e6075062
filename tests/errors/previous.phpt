--TEST--
What a transport threw is the previous exception of what the request ended in
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/../client/client.inc';
class Broken extends Skipcall\Exception\ConnectionException
{
}
$after = fn (array $answer) => doubled(function () use ($answer) {
	static $n = 0;
	if ($n++ < 2) {
		throw new Broken("broken $n");
	}
	return $answer;
}, ['sleep' => fn () => null, 'maxRetries' => 2, 'sortStyle' => 'form']);
$down = fn () => doubled(fn () => throw new Broken('down'), ['maxRetries' => 0]);
function chain(string $what, callable $do): void
{
	try {
		$do();
		echo "$what: nothing thrown\n";
	} catch (Throwable $e) {
		echo $what, ': ', $e::class, ', previous: ', $e->getPrevious() === null ? 'none' : $e->getPrevious()::class . ' ' . $e->getPrevious()->getMessage(), "\n";
	}
}
chain('listCalls', fn () => $down()->listCalls());
chain('get', fn () => $down()->get('/v1/calls'));
chain('countCalls', fn () => $down()->countCalls(since: '2024-03-01T09:00:00.000Z'));
chain('iterateCalls', fn () => $down()->iterateCalls()->rewind());
chain('syncCalls', fn () => $down()->syncCalls()->rewind());
chain('batches', fn () => $down()->syncCalls()->batches()->rewind());
$pending = $down()->listCallsAsync();
chain('wait', fn () => $pending->wait());
chain('wait again', fn () => $pending->wait());
chain('another page', fn () => $after(answer([], ['page' => 7]))->listCalls());
chain('no JSON', fn () => $after(['status' => 200, 'body' => 'nothing'])->listCalls());
chain('refused', fn () => $after(['status' => 401, 'body' => ''])->listCalls());
chain('not sorted', fn () => $after(answer([row(2, '2024-03-02T09:00:00.000Z'), row(1, '2024-03-01T09:00:00.000Z')]))->iterateCalls()->rewind());
chain('recovered', fn () => $after(answer([row(1)]))->listCalls());
chain('no exception of a transport', fn () => doubled(fn () => ['status' => 401, 'body' => ''])->listCalls());
?>
--EXPECT--
listCalls: Skipcall\Exception\ConnectionException, previous: Broken down
get: Skipcall\Exception\ConnectionException, previous: Broken down
countCalls: Skipcall\Exception\ConnectionException, previous: Broken down
iterateCalls: Skipcall\Exception\ConnectionException, previous: Broken down
syncCalls: Skipcall\Exception\ConnectionException, previous: Broken down
batches: Skipcall\Exception\ConnectionException, previous: Broken down
wait: Skipcall\Exception\ConnectionException, previous: Broken down
wait again: Skipcall\Exception\ConnectionException, previous: Broken down
another page: Skipcall\Exception\PaginationException, previous: Broken broken 2
no JSON: Skipcall\Exception\DecodeException, previous: Broken broken 2
refused: Skipcall\Exception\AuthenticationException, previous: Broken broken 2
not sorted: Skipcall\Exception\PaginationException, previous: Broken broken 2
recovered: nothing thrown
no exception of a transport: Skipcall\Exception\AuthenticationException, previous: none
