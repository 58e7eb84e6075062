--TEST--
maxDuration bounds a call with all its attempts and waits: what does not fit is not begun; without one there is no bound on the CLI
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/../errors/caught.inc';
$mock = Mock::start(['rows' => 300]);
$waits = [];
$client = new Skipcall\Client('sk_test_ok', [
	'baseUrl' => $mock->url,
	'sleep' => function (float $seconds) use (&$waits) {
		$waits[] = $seconds;
	},
]);
$limited = fn (?float $seconds) => $client->withOptions(['maxDuration' => $seconds, 'maxRetries' => 9]);
function timed(string $what, float $least, callable $call): void
{
	global $waits, $mock;
	$waits = [];
	$mock->reset();
	[$faults, $call] = $call();
	$mock->faults($faults);
	$took = new Stopwatch();
	try {
		$said = count($call()->listCalls(limit: 100));
	} catch (Skipcall\Exception\SkipcallException $e) {
		$said = short($e) . ': ' . preg_replace('/\d+ bytes/', 'N bytes', $e->getMessage());
	}
	say($what, $said, $waits, $took->seconds() >= $least ? 'waited' : 'too short');
}
$drip = [['drip' => ['bytes' => 100, 'every' => 0.2], 'gzip' => false]];
timed('a page that drips', 0.5, fn () => [$drip, fn () => $limited(0.5)]);
timed('an answer that does not come', 0.5, fn () => [[['delay' => 20]], fn () => $limited(0.5)]);
$asks = fn (string $after, int $times) => [['status' => 503, 'headers' => ['Retry-After' => $after], 'times' => $times]];
timed('waits that fit', 0, fn () => [$asks('5', 2), fn () => $limited(12)]);
timed('a third that does not', 0, fn () => [$asks('5', 3), fn () => $limited(12)]);
timed('one that takes all there is', 0, fn () => [$asks('12', 1), fn () => $limited(12)]);
timed('none on the CLI', 0, fn () => [$asks('60', 9), fn () => $limited(null)]);
// The second question of sortStyle "auto" is part of the same call.
$mock->reset();
$mock->config(['sortStyle' => 'deepObject']);
$mock->faults([['status' => 503, 'headers' => ['Retry-After' => '5']], ['status' => 503, 'headers' => ['Retry-After' => '5'], 'after' => 1]]);
$waits = [];
$page = $limited(8)->listCalls(sort: 'createdAt', limit: 10);
say('both questions', count($page), 'sorted:', $page->sorted, $waits);
?>
--EXPECT--
a page that drips TimeoutException: The time for this call is used up (maxDuration); N bytes of body had arrived [] waited
an answer that does not come TimeoutException: The time for this call is used up (maxDuration); N bytes of body had arrived [] waited
waits that fit 100 [5,5] waited
a third that does not ServerException: HTTP 503 SERVICE_UNAVAILABLE: Service Unavailable [5,5] waited
one that takes all there is ServerException: HTTP 503 SERVICE_UNAVAILABLE: Service Unavailable [] waited
none on the CLI 100 [60,60,60,60,60,60,60,60,60] waited
both questions 10 sorted: false [5]
