--TEST--
A synchronisation follows servers that clamp, refuse, sort in another style, fail or contradict themselves
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/sync.inc';
$mock = unlimited();
function fresh(array $config, array $options = []): Skipcall\Client
{
	global $mock;
	$mock->reset();
	$mock->config($config);
	// What was learnt of a server must not be believed of the next one: its own address.
	static $number = 0;
	return client($mock->url, $options + ['rateLimitBucket' => 'fresh' . $number++]);
}
/** Whether exactly all rows come. */
function all(Skipcall\CallSync $sync): string
{
	global $mock;
	$ids = ids($sync);
	$all = newest($mock);
	$ordered = $ids === $all;
	sort($ids);
	sort($all);
	// Read at several places at once, the newest rows of each place come first.
	return count($ids) . ($ids === $all ? ' all' : ' others') . ($ordered ? '' : ', not in order');
}

say('clamped', all(fresh(['rows' => 300, 'maxLimit' => 30])->syncCalls(pageSize: 100)));
say('clamped to 10', all(fresh(['rows' => 95, 'maxLimit' => 10])->syncCalls(pageSize: 100)));
say('clamped to 5:', caught(fn () => ids(fresh(['rows' => 95, 'maxLimit' => 5])->syncCalls()))->getMessage());
say('refused above 50', all(fresh(['rows' => 300, 'maxLimit' => 60, 'limitMode' => 'refuse'])->syncCalls()));
say('refused above 10', all(fresh(['rows' => 95, 'maxLimit' => 10, 'limitMode' => 'refuse'])->syncCalls()));
say('refused', short(caught(fn () => ids(fresh(['rows' => 95, 'maxLimit' => 9, 'limitMode' => 'refuse'])->syncCalls()))));

say('form', all(fresh(['rows' => 300, 'sortStyle' => 'form'], ['sortStyle' => 'form'])->syncCalls()));
say('deepObject', all(fresh(['rows' => 300, 'sortStyle' => 'deepObject'], ['sortStyle' => 'deepObject'])->syncCalls()));
$other = Mock::start(['rows' => 300, 'sortStyle' => 'deepObject', 'rate' => NO_LIMIT]);
foreach ([null, 1] as $most) {
	$sync = client($other->url)->syncCalls(maxRequests: $most);
	say('deepObject found out', count(ids($sync)), $sync->getStopReason(), count($other->log()) === $sync->getReport()['requests']);
	$other->reset();
}
$other->stop();
$other = Mock::start(['rows' => 300, 'sortStyle' => 'ignore', 'rate' => NO_LIMIT]);
$failure = caught(fn () => ids(client($other->url)->syncCalls()));
say('ignored', short($failure), $failure->getReason());
$other->stop();

foreach ([0, 1, 2, 10, 11, 100, 101, 200] as $rows) {
	say('rows', $rows, all(fresh(['rows' => $rows])->syncCalls()));
}
$sync = fresh(['rows' => 0])->syncCalls();
say('none', count($sync), $sync->valid(), $sync->current(), $sync->key(), $sync->isComplete(), $sync->getStopReason());
say('none of batches', count(iterator_to_array(client($mock->url)->syncCalls()->batches())));
say('arrays', all(fresh(['rows' => 250], ['hydrate' => 'arrays'])->syncCalls()));
foreach (client($mock->url, ['hydrate' => 'arrays'])->syncCalls() as $id => $row) {
	say(gettype($row), $id === $row['id'], count($row) > 10);
	break;
}

// Rows without dates.
$rows = '[{"id":"a"},{"id":"b","createdAt":null},{"id":"c","createdAt":"no date"}]';
$client = fresh(['rows' => 3]);
$mock->faults([['rows' => $rows, 'times' => -1]]);
$sync = $client->syncCalls();
say('no dates', ids($sync), $sync->isComplete());
// Rows without an id, or with an id that is no text.
foreach (['[{"createdAt":"2024-01-01T00:00:00.000Z"}]', '[{"id":7}]', '[{"id":null}]', '[null]', '[[]]', '["x"]'] as $rows) {
	foreach (['objects', 'arrays'] as $hydrate) {
		$client = fresh(['rows' => 1], ['hydrate' => $hydrate]);
		$mock->faults([['rows' => $rows, 'times' => -1]]);
		$sync = $client->syncCalls(maxRequests: 5);
		try {
			foreach ($sync as $id => $row) {
				say($rows, $hydrate, $id, gettype($row));
			}
			say($rows, $hydrate, $sync->getStopReason());
		} catch (Throwable $thrown) {
			say($rows, $hydrate, short($thrown));
		}
	}
}

// The list grows at its end, and shrinks, while it is read.
foreach ([0, 4] as $prefetch) {
	$client = fresh(['rows' => 1000], ['prefetch' => $prefetch]);
	$all = newest($mock);
	$sync = $client->syncCalls();
	$ids = [];
	foreach ($sync as $id => $row) {
		$ids[] = $id;
		if (count($ids) % 90 === 0) {
			$mock->changeRows(['insert' => 7]);
		}
	}
	say('grows', array_values(array_intersect($ids, $all)) === $all || array_diff($all, $ids) === [], count($ids) === count(array_unique($ids)), count(ids($client->syncCalls($sync->getCheckpoint(), lookback: 0))) > 0);
}

// Another page than asked for; the same page again and again; nonsense.
$client = fresh(['rows' => 500]);
$mock->faults([['after' => 1, 'set' => ['page' => '7'], 'times' => -1]]);
$failure = caught(fn () => ids($client->syncCalls()));
say('wrong page', short($failure), $failure->getReason());
$client = fresh(['rows' => 500]);
$page = json_encode(array_map(fn ($i) => ['id' => "r$i", 'createdAt' => sprintf('2024-01-01T00:00:%02d.000Z', $i % 60)], range(0, 49)));
$mock->faults([['rows' => $page, 'times' => -1]]);
$sync = $client->syncCalls(pageSize: 50);
$failure = caught(fn () => ids($sync));
say('same page', short($failure), $failure->getReason(), count($mock->log()) < 250);
say('gone on', short(caught(fn () => $sync->next())));
foreach (['total' => '-5', 'limit' => '0', 'totalPages' => '0', 'page' => '"x"', 'data' => 'null'] as $member => $json) {
	$client = fresh(['rows' => 120]);
	$mock->faults([['set' => [$member => $json], 'times' => -1]]);
	$sync = $client->syncCalls(maxRequests: 200);
	try {
		say($member, $json, count(ids($sync)), $sync->getStopReason());
	} catch (Throwable $thrown) {
		say($member, $json, short($thrown));
	}
}
$client = fresh(['rows' => 120]);
$mock->faults([['set' => ['total' => '9007199254740993'], 'times' => -1]]);
$sync = $client->syncCalls(maxRequests: 300);
try {
	say('huge total', count(ids($sync)), $sync->getStopReason());
} catch (Throwable $thrown) {
	say('huge total', short($thrown));
}

// Failures in between.
$client = fresh(['rows' => 1000], ['prefetch' => 4, 'sleep' => fn () => null]);
$mock->faults(array_map(fn ($i) => ['after' => $i, 'status' => [500, 502, 503, 504, 408][$i % 5]], range(0, 4)));
$sync = $client->syncCalls();
say('5xx', all($sync), $sync->getReport()['retries']);
$client = fresh(['rows' => 1000], ['prefetch' => 4]);
$mock->faults([['after' => 2, 'reset' => true], ['after' => 3, 'cut' => 500], ['after' => 4, 'close' => true]]);
say('broken off', count(array_unique(ids($client->syncCalls()))));
// Thrown in between, and gone on.
$client = fresh(['rows' => 1000], ['prefetch' => 4, 'maxRetries' => 0]);
$mock->faults([['after' => 3, 'status' => 500], ['after' => 4, 'status' => 500], ['after' => 7, 'garbage' => true]]);
$sync = $client->syncCalls();
$ids = [];
$thrown = 0;
$sync->rewind();
while (!$sync->isComplete()) {
	try {
		if ($sync->valid()) {
			$ids[] = $sync->key();
		}
		$sync->next();
	} catch (Skipcall\Exception\SkipcallException) {
		$thrown++;
	}
}
sort($ids);
$all = newest($mock);
sort($all);
say('gone on', $thrown, $ids === $all);
?>
--EXPECT--
clamped 300 all, not in order
clamped to 10 95 all, not in order
clamped to 5: The server answered with another page than the one asked for
refused above 50 300 all, not in order
refused above 10 95 all, not in order
refused BadRequestException
form 300 all
deepObject 300 all
deepObject found out 300 complete true
deepObject found out 0 maxRequests true
ignored PaginationException sort
rows 0 0 all
rows 1 1 all
rows 2 2 all
rows 10 10 all
rows 11 11 all
rows 100 100 all
rows 101 101 all
rows 200 200 all
none 0 false null null true complete
none of batches 0
arrays 250 all
array true true
no dates ["c","b","a"] true
[{"createdAt":"2024-01-01T00:00:00.000Z"}] objects DecodeException
[{"createdAt":"2024-01-01T00:00:00.000Z"}] arrays DecodeException
[{"id":7}] objects DecodeException
[{"id":7}] arrays DecodeException
[{"id":null}] objects DecodeException
[{"id":null}] arrays DecodeException
[null] objects DecodeException
[null] arrays DecodeException
[[]] objects DecodeException
[[]] arrays DecodeException
["x"] objects DecodeException
["x"] arrays DecodeException
grows true true true
grows true true true
wrong page PaginationException page
same page PaginationException page true
gone on PaginationException
total -5 DecodeException
limit 0 120 complete
totalPages 0 120 complete
page "x" DecodeException
data null DecodeException
huge total DecodeException
5xx 1000 all, not in order 5
broken off 1000
gone on 3 true
