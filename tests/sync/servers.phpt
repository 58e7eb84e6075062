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

say('clamped', rows: all(fresh(['rows' => 300, 'maxLimit' => 30])->syncCalls(pageSize: 100)));
say('clamped to 10', rows: all(fresh(['rows' => 95, 'maxLimit' => 10])->syncCalls(pageSize: 100)));
say('clamped to 5:', caught(fn () => ids(fresh(['rows' => 95, 'maxLimit' => 5])->syncCalls()))->getMessage());
say('refused above 50', rows: all(fresh(['rows' => 300, 'maxLimit' => 60, 'limitMode' => 'refuse'])->syncCalls()));
say('refused above 10', rows: all(fresh(['rows' => 95, 'maxLimit' => 10, 'limitMode' => 'refuse'])->syncCalls()));
say('refused', short(caught(fn () => ids(fresh(['rows' => 95, 'maxLimit' => 9, 'limitMode' => 'refuse'])->syncCalls()))));

say('form', rows: all(fresh(['rows' => 300, 'sortStyle' => 'form'], ['sortStyle' => 'form'])->syncCalls()));
say('deepObject', rows: all(fresh(['rows' => 300, 'sortStyle' => 'deepObject'], ['sortStyle' => 'deepObject'])->syncCalls()));
$other = Mock::start(['rows' => 300, 'sortStyle' => 'deepObject', 'rate' => NO_LIMIT]);
foreach ([null, 1] as $most) {
	$sync = client($other->url)->syncCalls(maxRequests: $most);
	say(
		'deepObject found out',
		rows: count(ids($sync)),
		stopReason: $sync->getStopReason(),
		requests_counted: count($other->log()) === $sync->getReport()['requests'],
	);
	$other->reset();
}
$other->stop();
$other = Mock::start(['rows' => 300, 'sortStyle' => 'ignore', 'rate' => NO_LIMIT]);
$failure = caught(fn () => ids(client($other->url)->syncCalls()));
say('ignored', short($failure), reason: $failure->getReason());
$other->stop();

foreach ([0, 1, 2, 10, 11, 100, 101, 200] as $rows) {
	say(rows: $rows, read: all(fresh(['rows' => $rows])->syncCalls()));
}
$sync = fresh(['rows' => 0])->syncCalls();
say(
	'none',
	count: count($sync),
	valid: $sync->valid(),
	current: $sync->current(),
	key: $sync->key(),
	complete: $sync->isComplete(),
	stopReason: $sync->getStopReason(),
);
say('none of batches', batches: count(iterator_to_array(client($mock->url)->syncCalls()->batches())));
say('arrays', rows: all(fresh(['rows' => 250], ['hydrate' => 'arrays'])->syncCalls()));
foreach (client($mock->url, ['hydrate' => 'arrays'])->syncCalls() as $id => $row) {
	say(type: gettype($row), key_is_its_id: $id === $row['id'], counted: count($row) > 10);
	break;
}

// Rows without dates.
$rows = '[{"id":"a"},{"id":"b","createdAt":null},{"id":"c","createdAt":"no date"}]';
$client = fresh(['rows' => 3]);
$mock->faults([['rows' => $rows, 'times' => -1]]);
$sync = $client->syncCalls();
say('no dates', ids: ids($sync), complete: $sync->isComplete());
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
			say($rows, $hydrate, $sync->getStopReason()->value);
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
	say(
		'grows',
		none_missing: array_values(array_intersect($ids, $all)) === $all || array_diff($all, $ids) === [],
		none_twice: count($ids) === count(array_unique($ids)),
		new_ones: count(ids($client->syncCalls($sync->getCheckpoint(), lookback: 0))) > 0,
	);
}

// Another page than asked for; the same page again and again; nonsense.
$client = fresh(['rows' => 500]);
$mock->faults([['after' => 1, 'set' => ['page' => '7'], 'times' => -1]]);
$failure = caught(fn () => ids($client->syncCalls()));
say('wrong page', short($failure), reason: $failure->getReason());
$client = fresh(['rows' => 500]);
$page = json_encode(array_map(fn ($i) => ['id' => "r$i", 'createdAt' => sprintf('2024-01-01T00:00:%02d.000Z', $i % 60)], range(0, 49)));
$mock->faults([['rows' => $page, 'times' => -1]]);
$sync = $client->syncCalls(pageSize: 50);
$failure = caught(fn () => ids($sync));
say('same page', short($failure), reason: $failure->getReason(), bounded: count($mock->log()) < 250);
say('gone on', short(caught(fn () => $sync->next())));
foreach (['total' => '-5', 'limit' => '0', 'totalPages' => '0', 'page' => '"x"', 'data' => 'null'] as $member => $json) {
	$client = fresh(['rows' => 120]);
	$mock->faults([['set' => [$member => $json], 'times' => -1]]);
	$sync = $client->syncCalls(maxRequests: 200);
	try {
		say($member, $json, rows: count(ids($sync)), stopReason: $sync->getStopReason());
	} catch (Throwable $thrown) {
		say($member, $json, short($thrown));
	}
}
$client = fresh(['rows' => 120]);
$mock->faults([['set' => ['total' => '9007199254740993'], 'times' => -1]]);
$sync = $client->syncCalls(maxRequests: 300);
try {
	say('huge total', rows: count(ids($sync)), stopReason: $sync->getStopReason());
} catch (Throwable $thrown) {
	say('huge total', short($thrown));
}

// Failures in between.
$client = fresh(['rows' => 1000], ['prefetch' => 4, 'sleep' => fn () => null]);
$mock->faults(array_map(fn ($i) => ['after' => $i, 'status' => [500, 502, 503, 504, 408][$i % 5]], range(0, 4)));
$sync = $client->syncCalls();
say('5xx', rows: all($sync), retries: $sync->getReport()['retries']);
$client = fresh(['rows' => 1000], ['prefetch' => 4]);
$mock->faults([['after' => 2, 'reset' => true], ['after' => 3, 'cut' => 500], ['after' => 4, 'close' => true]]);
say('broken off', rows: count(array_unique(ids($client->syncCalls()))));
// Thrown in between, and gone on. What is no HTTP on a kept connection is asked for again at no cost: long after the last was opened.
$client = fresh(['rows' => 4000], ['prefetch' => 4, 'maxRetries' => 0]);
$mock->faults([['after' => 3, 'status' => 500], ['after' => 4, 'status' => 500], ['after' => 30, 'garbage' => true]]);
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
say('gone on', thrown: $thrown, every_row: $ids === $all);
?>
--EXPECT--
clamped; rows: "300 all, not in order"
clamped to 10; rows: "95 all, not in order"
clamped to 5: The server answered with another page than the one asked for
refused above 50; rows: "300 all, not in order"
refused above 10; rows: "95 all, not in order"
refused BadRequestException
form; rows: "300 all"
deepObject; rows: "300 all"
deepObject found out; rows: 300, stopReason: "complete", requests counted: true
deepObject found out; rows: 0, stopReason: "maxRequests", requests counted: true
ignored PaginationException; reason: "sort"
rows: 0, read: "0 all"
rows: 1, read: "1 all"
rows: 2, read: "2 all"
rows: 10, read: "10 all"
rows: 11, read: "11 all"
rows: 100, read: "100 all"
rows: 101, read: "101 all"
rows: 200, read: "200 all"
none; count: 0, valid: false, current: null, key: null, complete: true, stopReason: "complete"
none of batches; batches: 0
arrays; rows: "250 all"
type: "array", key is its id: true, counted: true
no dates; ids: ["c","b","a"], complete: true
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
grows; none missing: true, none twice: true, new ones: true
grows; none missing: true, none twice: true, new ones: true
wrong page PaginationException; reason: "page"
same page PaginationException; reason: "page", bounded: true
gone on PaginationException
total -5 DecodeException
limit 0; rows: 120, stopReason: "complete"
totalPages 0; rows: 120, stopReason: "complete"
page "x" DecodeException
data null DecodeException
huge total DecodeException
5xx; rows: "1000 all, not in order", retries: 5
broken off; rows: 1000
gone on; thrown: 2, every row: true
