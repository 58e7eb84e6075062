--TEST--
PHP's own iterators over iterators, synchronisations and batches find every row, or say why not
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/../client/client.inc';
$client = doubled(served(25), ['prefetch' => 1]);
$things = [
	'a generator' => function () use ($client) { foreach ($client->iterateCalls() as $row) { yield $row; } },
	'iterateCalls' => fn () => $client->iterateCalls(),
	'iterateCalls since' => fn () => $client->iterateCalls(since: '2023-11-14T22:13:25.000Z'),
	'syncCalls' => fn () => $client->syncCalls(),
	'batches' => fn () => $client->syncCalls()->batches(5),
];
$ways = [
	'NoRewindIterator' => fn ($it) => iterator_count(new NoRewindIterator($it)),
	'NoRewindIterator, begun' => function ($it) {
		$it->current();
		return iterator_count(new NoRewindIterator($it));
	},
	'NoRewindIterator twice' => function ($it) {
		$part = new NoRewindIterator($it);
		foreach ($part as $row) {
			break;
		}
		return iterator_count($part);
	},
	'NoRewindIterator by hand' => function ($it) {
		$part = new NoRewindIterator($it);
		for ($n = 0; $part->valid(); $part->next()) {
			$n += $part->current() !== null && $part->key() !== null;
		}
		return $n;
	},
	'NoRewindIterator, next first' => function ($it) {
		$part = new NoRewindIterator($it);
		$part->next();
		return iterator_count($part);
	},
	'AppendIterator' => function ($it) {
		$all = new AppendIterator();
		$all->append($it);
		return iterator_count($all);
	},
	'IteratorIterator' => fn ($it) => iterator_count(new IteratorIterator($it)),
	'LimitIterator' => fn ($it) => iterator_count(new LimitIterator($it, 2, 2)),
	'CachingIterator' => fn ($it) => iterator_count(new CachingIterator($it, CachingIterator::FULL_CACHE)),
	'rewound before' => function ($it) {
		$it->rewind();
		$n = 0;
		foreach ($it as $row) {
			$n++;
		}
		return $n;
	},
	'rewound twice' => function ($it) {
		$it->rewind();
		$it->rewind();
		return iterator_count($it);
	},
	'read twice' => function ($it) {
		iterator_count($it);
		return iterator_count($it);
	},
	'yield from' => fn ($it) => iterator_count((fn () => yield from $it)()),
];
foreach ($ways as $way => $do) {
	$said = [];
	foreach ($things as $thing => $make) {
		try {
			$said[] = $do($make());
		} catch (Throwable $e) {
			$said[] = $e::class;
		}
	}
	echo $way, ': ', implode(', ', $said), "\n";
}
attempt('read twice', function () use ($client) {
	$sync = $client->syncCalls();
	iterator_count($sync);
	$sync->rewind();
});
attempt('batches read twice', function () use ($client) {
	$batches = $client->syncCalls()->batches(5);
	iterator_count($batches);
	$batches->rewind();
});
attempt('by reference', function () use ($client) {
	foreach ($client->syncCalls()->batches(5)->current() as &$row);
});
attempt('page by reference', function () use ($client) {
	foreach ($client->listCalls() as &$row);
});
?>
--EXPECT--
NoRewindIterator: 25, 25, 20, 25, 5
NoRewindIterator, begun: 25, 25, 20, 25, 5
NoRewindIterator twice: 25, 25, 20, 25, 5
NoRewindIterator by hand: 25, 25, 20, 25, 5
NoRewindIterator, next first: 24, 24, 19, 24, 4
AppendIterator: 25, 25, 20, 25, 5
IteratorIterator: 25, 25, 20, 25, 5
LimitIterator: 2, 2, 2, 2, 2
CachingIterator: 25, 25, 20, 25, 5
rewound before: 25, 25, 20, 25, 5
rewound twice: 25, 25, 20, 25, 5
read twice: Exception, 25, 20, Skipcall\Exception\Error, Skipcall\Exception\Error
yield from: 25, 25, 20, 25, 5
read twice: Skipcall\Exception\Error: A CallSync is read once: call syncCalls() with its checkpoint to go on
batches read twice: Skipcall\Exception\Error: Batches are read once: call syncCalls() with their checkpoint to go on
by reference: Skipcall\Exception\Error: Rows of a Skipcall\CallBatch are read-only and cannot be iterated by reference
page by reference: Skipcall\Exception\Error: Rows of a Skipcall\CallPage are read-only and cannot be iterated by reference
