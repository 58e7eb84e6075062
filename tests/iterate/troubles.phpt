--TEST--
Rows that move are not handed out twice, failures do not consume a page, and a server that ignores page or sort is told
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/../lifecycle/life.inc';
$mock = Mock::start(['rows' => 50]);
$client = client($mock->url, ['maxRetries' => 0, 'rateLimitMode' => 'reactive', 'prefetch' => 0]);
function row(int $n): string
{
	return json_encode(['id' => "id-$n", 'createdAt' => sprintf('2024-01-01T00:%02d:%02d.000Z', intdiv($n, 60), $n % 60), 'contact' => null]);
}
function page(int $page, array $ids, int $total, int $limit = 10): array
{
	return ['match' => ['query' => ['page' => (string) $page]], 'status' => 200, 'body' => sprintf(
		'{"data":[%s],"total":%d,"page":%d,"limit":%d,"totalPages":%d}',
		implode(',', array_map(row(...), $ids)), $total, $page, $limit, ceil($total / $limit),
	)];
}
function read(iterable $calls): array
{
	$read = [];
	foreach ($calls as $call) {
		$read[] = (int) substr($call->id, 3);
	}
	return $read;
}
// Two rows were put in front meanwhile.
$mock->faults([page(1, range(1, 10), 20), page(2, range(9, 18), 22), page(3, [19, 20], 22)]);
say('moved', right: read($client->iterateCalls(pageSize: 10)) === range(1, 20));
// As many as a page.
$mock->faults([page(1, range(1, 10), 20), page(2, range(1, 10), 30), page(3, range(11, 20), 30)]);
say('a page full moved', right: read($client->iterateCalls(pageSize: 10)) === range(1, 20));
// The same page though nothing was added: it would never end.
$mock->faults([page(1, range(1, 10), 30), page(2, range(1, 10), 30)]);
$e = caught(fn () => read($client->iterateCalls(pageSize: 10)));
say(short($e), $e->getReason(), $e->getMessage());
// Another page than the one asked for.
$mock->faults([page(1, range(1, 10), 30), ['match' => ['query' => ['page' => '2']], 'set' => ['page' => '1']]]);
$e = caught(fn () => read($client->iterateCalls(pageSize: 10)));
say(short($e), $e->getReason());
// The other order, in every style.
$mock->faults([page(1, range(10, 1), 10), page(1, range(10, 1), 10)]);
$e = caught(fn () => read($client->withOptions(['sleep' => fn () => 0])->iterateCalls(pageSize: 10)));
say(short($e), $e->getReason(), $e->getMessage());
// Rows went away: the list is shorter than it was, or empty by now.
$mock->faults([page(1, range(1, 10), 30), page(2, [15, 16], 12)]);
say('shorter', rows: count(read($client->iterateCalls(pageSize: 10))));
$mock->faults([page(1, range(1, 10), 30), page(2, [], 10)]);
say('empty', rows: count(read($client->iterateCalls(pageSize: 10))));

// Fewer rows per page than asked for.
$mock->reset();
$mock->config(['rows' => 130, 'maxLimit' => 25]);
say(
	'clamped',
	rows: count(read($client->iterateCalls())),
	pages: preg_replace('~.*page=(\d+)&limit=(\d+).*~', '$1/$2', $mock->targets()),
);
say('clamped, ahead', rows: count(read($client->withOptions(['prefetch' => 4])->iterateCalls())));
$mock->reset();
$mock->config(['rows' => 130, 'maxLimit' => 60, 'limitMode' => 'refuse']);
say(
	'refused',
	rows: count(read($client->iterateCalls())),
	pages: preg_replace('~.*page=(\d+)&limit=(\d+).*~', '$1/$2', $mock->targets()),
);
$mock->reset();
$mock->config(['rows' => 30, 'maxLimit' => 10, 'limitMode' => 'refuse']);
say(
	'refused twice',
	rows: count(read($client->iterateCalls())),
	pages: preg_replace('~.*page=(\d+)&limit=(\d+).*~', '$1/$2', $mock->targets()),
);
$mock->config(['maxLimit' => 5]);
say('refused for good', short(caught(fn () => read($client->iterateCalls()))));

// After a failure next() asks for the same page; what was under way stays.
$mock->reset();
foreach ([0, 4] as $prefetch) {
	$mock->reset();
	$calls = $client->withOptions(['prefetch' => $prefetch])->iterateCalls(pageSize: 10);
	$read = $failures = 0;
	$mock->faults([['match' => ['query' => ['page' => '3']], 'status' => 500], ['match' => ['query' => ['page' => '5']], 'status' => 503]]);
	for ($calls->rewind(), $at = 0; $at < 50;) {
		if ($calls->valid()) {
			$read += $calls->key() === $at++ ? 1 : 0;
		}
		try {
			$calls->next();
		} catch (Skipcall\Exception\ServerException $e) {
			$failures++;
		}
	}
	say(
		'went on',
		prefetch: $prefetch,
		rows: $read,
		failures: $failures,
		requests: count($mock->targets()) === 7 ? 'each page once, two twice' : $mock->targets(),
	);
}
// Exceptions in the body of a loop leave everything as it is.
$calls = $client->iterateCalls(pageSize: 10);
$e = caught(function () use ($calls) {
	foreach ($calls as $key => $call) {
		if ($key === 14) {
			throw new LogicException('mine');
		}
	}
});
say($e->getMessage(), key: $calls->key());
for ($n = 0; $calls->valid(); $n++) {
	$calls->next();
}
say('the rest', rows: $n);

// break ends what is under way.
$mock->reset();
$mock->config(['rows' => 1000]);
foreach ($client->withOptions(['prefetch' => 4])->iterateCalls(pageSize: 10) as $key => $call) {
	if ($key === 25) {
		break;
	}
}
say(
	transfers: Skipcall\Client::getPoolStats()['transfers'],
	requests: count($mock->targets()) <= 7 ? 'no more than asked for' : count($mock->targets()),
);
$mock->reset();
foreach ($client->withOptions(['prefetch' => 4])->iterateCalls(pageSize: 10) as $key => $call) {
	if ($key === 2) {
		break;
	}
}
say('broken off at page 1', requests: $mock->stats()['requests']);

// What is frozen, and what is refused.
$calls = $client->iterateCalls(pageSize: 10);
unset($client);
say('the client is gone', rows: count(read($calls)));
say(short($e = caught(fn () => clone $calls)), $e->getMessage());
say(short(caught(fn () => serialize($calls))));
say(short(caught(fn () => (new ReflectionClass(Skipcall\CallIterator::class))->newInstanceWithoutConstructor())));
say(short(caught(function () use ($calls) { foreach ($calls as &$x); })));
$self = null;
$self = client($mock->url, ['onStats' => function () use (&$self) { say(caught(fn () => $self->next())->getMessage()); }])->iterateCalls(maxRows: 1);
say(rows: count(read($self)));
unset($self);
gc_collect_cycles();
say(transfers: Skipcall\Client::getPoolStats()['transfers']);
?>
--EXPECT--
moved; right: true
a page full moved; right: true
PaginationException repeated The server returned the same page twice, though there are no more calls than before: it ignores the parameter `page`
PaginationException page
PaginationException sort The server did not sort the rows by createdAt: it ignores the parameter `sort`
shorter; rows: 12
empty; rows: 10
clamped; rows: 130, pages: ["1/100","2/25","3/25","4/25","5/25","6/25"]
clamped, ahead; rows: 130
refused; rows: 130, pages: ["1/100","1/50","2/50","3/50"]
refused twice; rows: 30, pages: ["1/100","1/50","1/10","2/10","3/10"]
refused for good BadRequestException
went on; prefetch: 0, rows: 50, failures: 2, requests: "each page once, two twice"
went on; prefetch: 4, rows: 50, failures: 2, requests: "each page once, two twice"
mine; key: 14
the rest; rows: 36
transfers: 0, requests: "no more than asked for"
broken off at page 1; requests: 1
the client is gone; rows: 50
Error Trying to clone an uncloneable object of class Skipcall\CallIterator
Exception
ReflectionException
Error
This CallIterator waits for a page: its own callbacks cannot use it
rows: 1
transfers: 0
