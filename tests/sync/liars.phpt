--TEST--
A synchronisation believes nothing it has not seen: servers that answer empty, cut, capped or future-dated pages lose no call, and what does not fit together is said
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/liars.inc';
/** How a run ends. */
function end_of(Liar $liar, ?string &$checkpoint = null, mixed ...$arguments): string
{
	$before = $liar->requests;
	$sync = $liar->client()->syncCalls($checkpoint, ...$arguments + ['lookback' => 0]);
	$ids = [];
	try {
		foreach ($sync as $id => $row) {
			$ids[$id] = ($ids[$id] ?? 0) + 1;
		}
		$how = $sync->getStopReason()?->value;
	} catch (Skipcall\Exception\SkipcallException $thrown) {
		$how = short($thrown) . ': ' . $thrown->getMessage();
	}
	$checkpoint = $sync->getCheckpoint();
	$requests = $liar->requests - $before;
	return count($ids) . ' rows, ' . ($ids === [] || max($ids) === 1 ? 'once' : 'twice')
		. ($sync->isComplete() ? ', complete' : '') . ', in ' . ($requests <= 300 + count($ids) / 50 ? 'bounds' : $requests) . ", $how";
}

// Empty answers among good ones prove nothing.
say('empty:', end_of(new Liar(1000, fn ($answer, $page, $limit, $n) => $n >= 5 && $n <= 9 ? ['data' => []] + $answer : $answer)));
say('empty with a total of 0:', end_of(new Liar(1000, fn ($answer, $page, $limit, $n) => $n >= 5 && $n <= 9 ? ['data' => [], 'total' => 0] + $answer : $answer)));
say('always empty:', end_of(new Liar(1000, fn ($answer, $page, $limit, $n) => $n > 4 ? ['data' => []] + $answer : $answer)));
say('no rows:', end_of(new Liar(0)));

// total and position are hints.
say('total capped:', end_of(new Liar(1234, fn ($answer) => ['total' => 1000] + $answer)));
say('total of the page:', end_of(new Liar(1234, fn ($answer) => ['total' => count($answer['data'])] + $answer)));
say('total too high:', end_of(new Liar(1234, fn ($answer) => ['total' => 50000] + $answer)));
say('total 0:', end_of(new Liar(1234, fn ($answer) => ['total' => 0] + $answer)));
say('total at random:', end_of(new Liar(1234, fn ($answer, $page, $limit, $n) => ['total' => $n * 7919 % 3000] + $answer)));
$cut = new Liar(1000);
$half = fn ($answer, $page, $limit) => ['data' => array_slice($cut->rows, ($page - 1) * min(50, $limit), min(50, $limit))] + $answer;
say('50 rows where 100 are said:', end_of($liar = new Liar(1000, $half)));
say('pages cut now and then:', end_of(new Liar(1000, fn ($answer, $page, $limit, $n) => $n % 5 === 0 ? ['data' => array_slice($answer['data'], 0, 40)] + $answer : $answer)));
say('hidden rows:', end_of(new Liar(1000, fn ($answer) => ['data' => array_values(array_filter($answer['data'], fn ($row) => (int) substr($row['id'], 5) < 300 || (int) substr($row['id'], 5) > 549))] + $answer)));

// The same rows on every page, or on every page from some on: nobody has seen the others.
foreach (['the same 90 rows' => [0, 90], 'rows from 130 on' => [130, 1000]] as $name => [$most, $count]) {
	foreach ([100, 90, 200] as $pageSize) {
		$liar = null;
		$liar = new Liar(1000, function ($answer, $page, $limit) use (&$liar, $most, $count) {
			$from = ($page - 1) * $limit;
			return ['data' => array_slice($liar->rows, min($from, $most), max(0, min($limit, $count, 1000 - $from)))] + $answer;
		});
		$checkpoint = null;
		for ($run = 1; $run <= 3; $run++) {
			$how = end_of($liar, $checkpoint, pageSize: $pageSize);
		}
		say("$name, $pageSize a page, 3 runs:", str_contains($how, 'complete') ? $how : substr($how, strpos($how, 'Pagination')));
	}
}

// A row of years to come is handed out in each run, and hides nothing.
foreach (['by Date' => 1800000000, 'without Date' => null] as $name => $now) {
	$liar = new Liar(1000);
	$liar->now = $now;
	$liar->add(1, 4070908800);
	$checkpoint = null;
	say("future, $name:", end_of($liar, $checkpoint));
	$liar->add(500, $now ?? time() - 86400);
	$liar->now = $now === null ? null : $now + 1000;
	say('500 more:', end_of($liar, $checkpoint));
	say('none:', end_of($liar, $checkpoint));
}
$liar = new Liar(100);
$liar->add(250, 4070908800);
$checkpoint = null;
say('250 of the future:', end_of($liar, $checkpoint), '|', end_of($liar, $checkpoint));
// Times without a zone, ahead of the clock: what looks later than the clock comes again, and nothing is lost.
$liar = new Liar(500);
$liar->now = 1700000499 - 7200 + 250;
$checkpoint = null;
say('ahead:', end_of($liar, $checkpoint), '|', end_of($liar, $checkpoint));
$liar->now += 10000;
$liar->add(100, 1700000600);
say('ahead no more:', end_of($liar, $checkpoint), '|', end_of($liar, $checkpoint));
?>
--EXPECT--
empty: 1000 rows, once, complete, in bounds, complete
empty with a total of 0: 1000 rows, once, complete, in bounds, complete
always empty: 262 rows, once, in bounds, PaginationException: Answers contradict each other again and again: no new rows, and no end (pages are empty where total has rows)
no rows: 0 rows, once, complete, in bounds, complete
total capped: 1234 rows, once, complete, in bounds, complete
total of the page: 1234 rows, once, complete, in bounds, complete
total too high: 1234 rows, once, complete, in bounds, complete
total 0: 1234 rows, once, complete, in bounds, complete
total at random: 1234 rows, once, complete, in bounds, complete
50 rows where 100 are said: 1000 rows, once, complete, in bounds, complete
pages cut now and then: 1000 rows, once, complete, in bounds, complete
hidden rows: 430 rows, once, in bounds, PaginationException: Answers contradict each other again and again: no new rows, and no end (pages do not meet: rows below the place where reading stopped)
the same 90 rows, 100 a page, 3 runs: PaginationException: Answers contradict each other again and again: no new rows, and no end (rows stand on several pages at once)
the same 90 rows, 90 a page, 3 runs: PaginationException: Answers contradict each other again and again: no new rows, and no end (rows stand on several pages at once)
the same 90 rows, 200 a page, 3 runs: PaginationException: Answers contradict each other again and again: no new rows, and no end (rows stand on several pages at once)
rows from 130 on, 100 a page, 3 runs: PaginationException: Answers contradict each other again and again: no new rows, and no end (rows stand on several pages at once)
rows from 130 on, 90 a page, 3 runs: PaginationException: Answers contradict each other again and again: no new rows, and no end (rows stand on several pages at once)
rows from 130 on, 200 a page, 3 runs: PaginationException: Answers contradict each other again and again: no new rows, and no end (rows stand on several pages at once)
future, by Date: 1001 rows, once, complete, in bounds, complete
500 more: 501 rows, once, complete, in bounds, complete
none: 1 rows, once, complete, in bounds, complete
future, without Date: 1001 rows, once, complete, in bounds, complete
500 more: 501 rows, once, complete, in bounds, complete
none: 1 rows, once, complete, in bounds, complete
250 of the future: 350 rows, once, complete, in bounds, complete | 250 rows, once, complete, in bounds, complete
ahead: 500 rows, once, complete, in bounds, complete | 500 rows, once, complete, in bounds, complete
ahead no more: 600 rows, once, complete, in bounds, complete | 0 rows, once, complete, in bounds, complete
