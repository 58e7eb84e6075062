--TEST--
A synchronisation ends after so many requests or seconds, or when the rate limit is used up, and the next run goes on with the newest calls
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/sync.inc';

/** Ends a run and says how. */
function run(Skipcall\CallSync $sync): array
{
	$took = new Stopwatch();
	$ids = ids($sync);
	return [$ids, $sync->getStopReason()?->value, $took];
}

$mock = unlimited(['rows' => 2000]);

// maxRequests counts attempts, whatever is repeated and however many places are read at once.
foreach ([0, 2, 4, 16] as $prefetch) {
	foreach ([1, 2, 3, 5, 8] as $most) {
		$mock->reset();
		$mock->faults([['status' => 503, 'headers' => ['Retry-After' => '0'], 'after' => 1, 'times' => 3]]);
		$sync = client($mock->url, ['prefetch' => $prefetch])->syncCalls(maxRequests: $most, pageSize: 50);
		[$ids, $reason] = run($sync);
		$requests = count($mock->log());
		if ($requests > $most || $reason !== 'maxRequests' || $sync->isComplete() || $sync->getReport()['requests'] !== $requests) {
			say('prefetch', $prefetch, 'maxRequests', $most, 'sent', $requests, $reason, $sync->getReport());
		}
	}
}
// 503 for ever: the attempts are used up; without them it is thrown.
$mock->reset();
$mock->faults([['status' => 503, 'headers' => ['Retry-After' => '0'], 'times' => -1]]);
$sync = client($mock->url)->syncCalls(maxRequests: 2);
say('503 for ever', reason: run($sync)[1], requests: count($mock->log()), retry_after: $sync->getRetryAfter());
say('without maxRequests', thrown: short(caught(fn () => ids(client($mock->url)->syncCalls()))));
say('maxRequests above maxRetries', thrown: short(caught(fn () => ids(client($mock->url, ['maxRetries' => 0])->syncCalls(maxRequests: 5)))));

// The rows of all runs are everything, once, and the newest come first.
$mock->reset();
$client = client($mock->url, ['prefetch' => 2]);
$checkpoint = null;
$handed = [];
for ($runs = 0; $runs < 50; $runs++) {
	$sync = $client->syncCalls($checkpoint, lookback: 0, maxRequests: 5);
	$ids = ids($sync);
	if ($runs === 2) {
		say(new_first: $ids[0] === $new[0]);
	}
	array_push($handed, ...$ids);
	$checkpoint = $sync->getCheckpoint();
	if ($sync->isComplete()) {
		break;
	}
	$new = $runs === 1 ? $mock->changeRows(['insert' => 1]) : [];
}
say(reason: $sync->getStopReason(), rows: count($handed), different: count(array_unique($handed)), requests_at_most_28: count($mock->log()) <= 1.25 * 21 + 2);

// A lookback longer than a run's requests reach: it is paid once per completed run only.
foreach ([0, 2, 4] as $prefetch) {
	$mock->reset();
	$client = client($mock->url, ['prefetch' => $prefetch]);
	$checkpoint = null;
	for ($runs = 1; $runs < 100; $runs++) {
		$sync = $client->syncCalls($checkpoint, lookback: 1000000000, pageSize: 20, maxRequests: 5);
		ids($sync);
		$checkpoint = $sync->getCheckpoint();
		if ($sync->isComplete()) {
			break;
		}
	}
	$requests = count($mock->log());
	say('first import with lookback', complete: $sync->isComplete(), requests: $requests <= 127 ? 'at most 127' : $requests);
}
$sync = $client->syncCalls($checkpoint, lookback: 1000000000);
say('looked back', rows: count(ids($sync)));

// since
$dates = array_column($mock->rows(), 'createdAt');
$since = $dates[1500];
say('since', rows: count(ids($client->syncCalls(since: $since))), rows_of_the_API: count(array_filter($dates, fn ($date) => $date >= $since)));
say('since of an object', rows: count(ids($client->syncCalls(since: new DateTimeImmutable($since)))));
say('since of the future', rows: count(ids($client->syncCalls(since: '2999-01-01T00:00:00Z'))));

// maxSeconds: an answer that takes a minute, a retry, a connection that comes to nothing.
$silent = stream_socket_server('tcp://127.0.0.1:0');
$waits = [
	'drip' => [$mock->url, [['drip' => ['bytes' => 100, 'every' => 0.5], 'times' => -1]], []],
	'retry' => [$mock->url, [['status' => 503, 'headers' => ['Retry-After' => '50'], 'times' => -1]], []],
	'connection' => ['https://' . stream_socket_get_name($silent, false), [], ['connectTimeout' => 60]],
];
foreach ($waits as $name => [$url, $faults, $options]) {
	$mock->reset();
	$mock->faults($faults);
	$sync = client($url, $options + ['timeout' => 120])->syncCalls(maxSeconds: 3);
	[$ids, $reason, $took] = run($sync);
	say($name, rows: count($ids), reason: $reason, in_time: within($took, 3.5), complete: $sync->isComplete());
}
// The reader takes the time: what has come is not handed out any more, and is in the next run.
$mock->reset();
$sync = client($mock->url, ['prefetch' => 4])->syncCalls(maxSeconds: 0.3);
$count = 0;
foreach ($sync as $row) {
	$count++;
	usleep(20000);
}
say('slow reader', reason: $sync->getStopReason(), rows_below_100: $count < 100, rows_of_both_runs: count(ids($client->syncCalls($sync->getCheckpoint(), lookback: 0))) + $count);
// All was handed out when the time was up.
$mock->config(['rows' => 1]);
$sync = client($mock->url)->syncCalls(maxSeconds: 2);
foreach ($sync as $row) {
	usleep(2100000);
}
say('late', complete: $sync->isComplete(), reason: $sync->getStopReason());

// What PHP does between rows takes no time of the pages under way.
$mock->reset();
$mock->faults([['delay' => 0.2, 'times' => -1]]);
$count = 0;
foreach (client($mock->url, ['prefetch' => 4, 'maxDuration' => 2])->syncCalls(pageSize: 100) as $row) {
	if ($count++ % 1000 === 100) {
		usleep(2200000);
	}
}
say('slow reader with maxDuration', rows: $count);
$mock->stop();

// The rate limit.
$limited = Mock::start(['rows' => 2000, 'rate' => ['limit' => 8, 'count' => 'first', 'window' => 60]]);
foreach ([['maxRequests' => 100], ['maxSeconds' => 5]] as $arguments) {
	$limited->reset();
	$client = new Skipcall\Client('sk_test_ok_' . key($arguments), ['baseUrl' => $limited->url, 'rateLimitMaxWait' => 2]);
	$sync = $client->syncCalls(...$arguments);
	[$ids, $reason, $took] = run($sync);
	$after = $sync->getRetryAfter();
	// Until the window of 60 s ends; Reset is rounded up, Date is in whole seconds, and a second more is waited as long as
	// Reset might be rounded down.
	$known = $after > 30 && $after <= 63;
	say(key($arguments), reason: $reason, rows_of_the_window: count($ids) >= 500, in_time: within($took, 3), known_when: $known, complete: $sync->isComplete());
	// The same without: an exception, with the checkpoint to go on with.
	$thrown = caught(fn () => ids($client->syncCalls($sync->getCheckpoint())));
	say(short($thrown), same_checkpoint: $thrown->getCheckpoint() === $sync->getCheckpoint(), known_when: $thrown->getRetryAfter() > 30);
}
// With maxSeconds a wait that would outlive it is not begun.
$limited->reset();
$client = new Skipcall\Client('sk_test_ok_third', ['baseUrl' => $limited->url]);
[$ids, $reason, $took] = run($client->syncCalls(maxSeconds: 3));
say('wait', reason: $reason, in_time: within($took, 3.5));
// Without a budget of ours: the server refuses.
$limited->reset();
$client = new Skipcall\Client('sk_test_ok_fourth', ['baseUrl' => $limited->url, 'rateLimitMode' => 'reactive', 'rateLimitMaxWait' => 0]);
$sync = $client->syncCalls(maxRequests: 50);
[$ids, $reason] = run($sync);
say('429', reason: $reason, rows_of_the_window: count($ids) >= 500, known_when: $sync->getRetryAfter() > 30);

foreach ([['maxRequests' => 0], ['maxRequests' => -1], ['maxSeconds' => 0], ['maxSeconds' => -0.5], ['maxSeconds' => NAN], ['maxSeconds' => INF], ['lookback' => -1], ['pageSize' => 9], ['since' => 'yesterday']] as $wrong) {
	say(caught(fn () => $client->syncCalls(...$wrong))->getMessage());
}
?>
--EXPECT--
503 for ever; reason: "maxRequests", requests: 2, retry after: 0.0
without maxRequests; thrown: "ServerException"
maxRequests above maxRetries; thrown: "ServerException"
new first: true
reason: "complete", rows: 2001, different: 2001, requests at most 28: true
first import with lookback; complete: true, requests: "at most 127"
first import with lookback; complete: true, requests: "at most 127"
first import with lookback; complete: true, requests: "at most 127"
looked back; rows: 2000
since; rows: 500, rows of the API: 500
since of an object; rows: 500
since of the future; rows: 0
drip; rows: 0, reason: "maxSeconds", in time: true, complete: false
retry; rows: 0, reason: "maxSeconds", in time: true, complete: false
connection; rows: 0, reason: "maxSeconds", in time: true, complete: false
slow reader; reason: "maxSeconds", rows below 100: true, rows of both runs: 2000
late; complete: true, reason: "complete"
slow reader with maxDuration; rows: 2000
maxRequests; reason: "rateLimit", rows of the window: true, in time: true, known when: true, complete: false
RateLimitException; same checkpoint: true, known when: true
maxSeconds; reason: "rateLimit", rows of the window: true, in time: true, known when: true, complete: false
RateLimitException; same checkpoint: true, known when: true
wait; reason: "rateLimit", in time: true
429; reason: "rateLimit", rows of the window: true, known when: true
Skipcall\Client::syncCalls(): Argument #7 ($maxRequests) must be 1 or more, or null for any number, 0 given
Skipcall\Client::syncCalls(): Argument #7 ($maxRequests) must be 1 or more, or null for any number, -1 given
Skipcall\Client::syncCalls(): Argument #8 ($maxSeconds) must be a number of seconds above 0, or null for any
Skipcall\Client::syncCalls(): Argument #8 ($maxSeconds) must be a number of seconds above 0, or null for any
Skipcall\Client::syncCalls(): Argument #8 ($maxSeconds) must be a number of seconds above 0, or null for any
Skipcall\Client::syncCalls(): Argument #8 ($maxSeconds) must be a number of seconds above 0, or null for any
Skipcall\Client::syncCalls(): Argument #3 ($lookback) must be from 0 to 1000000000 seconds, -1 given
Skipcall\Client::syncCalls(): Argument #6 ($pageSize) must be from 10 to 1000000, 9 given
Skipcall\Client::syncCalls(): Argument #2 ($since) must be a date like 2024-03-20T09:00:00.000Z, or a DateTimeInterface, another string given
