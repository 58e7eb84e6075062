--TEST--
Synchronised by updatedAt a call comes again each time it has changed, and a server that does not sort by it, or calls that lack it, are refused before one is handed out
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/liars.inc';
/** A list sorted by updatedAt. */
function edited(?Closure $lie = null): Liar
{
	$liar = new Liar(0, $lie);
	$liar->sortedBy = 'updatedAt';
	$liar->add(500, 1700000000);
	return $liar;
}
/** Changes a call: it leaves its place, and comes in at the end. */
function edit(Liar $liar, string $id, int $time): void
{
	foreach ($liar->rows as $i => $row) {
		if ($row['id'] === $id) {
			array_splice($liar->rows, $i, 1);
			$liar->rows[] = ['updatedAt' => Liar::date($time), 'notes' => "of $time"] + $row;
			return;
		}
	}
}
/** @return array{array<string, int>, ?string} how often each came; the checkpoint */
function synchronise(Liar $liar, ?string $checkpoint = null, ?Closure $meanwhile = null): array
{
	$sync = $liar->client(['prefetch' => 0])->syncCalls($checkpoint, by: 'updatedAt', lookback: 0);
	$ids = [];
	foreach ($sync as $id => $row) {
		$ids[$id] = ($ids[$id] ?? 0) + 1;
		$meanwhile === null ?: $meanwhile(array_sum($ids));
	}
	return [$ids, $sync->getCheckpoint(), $sync->isComplete()];
}

$liar = edited();
[$ids, $checkpoint, $complete] = synchronise($liar);
say('first', count($ids), max($ids), $complete);
foreach (['call-7', 'call-450', 'call-0'] as $i => $id) {
	edit($liar, $id, 1700001000 + $i);
}
[$ids, $checkpoint, $complete] = synchronise($liar, $checkpoint);
say('edited', $ids, $complete);
[$ids, $checkpoint] = synchronise($liar, $checkpoint);
say('nothing', $ids);

// Edited while it is read: each version that stays comes, in this run or the next.
$liar = edited();
$last = [];
[$ids, $checkpoint] = synchronise($liar, null, function (int $n) use ($liar, &$last) {
	if ($n % 20 === 0) {
		edit($liar, $id = 'call-' . ($n * 7 % 500), 1700002000 + $n);
		$last[$id] = true;
	}
});
[$again] = synchronise($liar, $checkpoint);
say('while it is read', max($ids), count($ids + $again), array_diff_key($last, $again));

// Not of one order for the other.
say('by createdAt:', caught(fn () => $liar->client()->syncCalls($checkpoint))->getMessage());
say('the wire:', str_contains(json_encode($liar->urls), 'updatedAt'));

$lacking = edited(fn ($answer) => ['data' => array_map(fn ($row) => array_diff_key($row, ['updatedAt' => 0]), $answer['data'])] + $answer);
$sync = $lacking->client()->syncCalls(by: 'updatedAt');
say('lacking:', short($thrown = caught(fn () => ids($sync))), $thrown->getMessage(), $sync->getReport()['rows']);
$unsorted = new Liar(500);
edit($unsorted, 'call-3', 1700001000);
$row = array_pop($unsorted->rows);
array_unshift($unsorted->rows, $row);
$sync = $unsorted->client()->syncCalls(by: 'updatedAt');
say('not sorted:', short($thrown = caught(fn () => ids($sync))), $thrown->getMessage(), $sync->getReport()['rows']);
?>
--EXPECT--
first 500 1 true
edited {"call-0":1,"call-450":1,"call-7":1} true
nothing []
while it is read 1 500 []
by createdAt: Skipcall\Client::syncCalls(): Argument #1 ($checkpoint) is of a synchronisation by updatedAt
the wire: true
lacking: PaginationException Rows have no updatedAt that can be read: they can be synchronised by createdAt only 0
not sorted: PaginationException The rows are not in the order asked for (updatedAt): the server ignores it, however it is written 0
