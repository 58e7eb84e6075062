--TEST--
A retry that was waited for without a bound is not gone on with when wait() has one that it does not fit into
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/../lifecycle/life.inc';
$mock = Mock::start(['rows' => 3]);
foreach ([503 => 'ServerException', 429 => 'RateLimitException'] as $status => $class) {
	$mock->faults([['status' => $status, 'headers' => ['Retry-After' => '30']]]);
	$pending = client($mock->url, ['maxDuration' => 2, 'rateLimitMode' => 'reactive', 'rateLimitMaxWait' => 60])->listCallsAsync();
	// Nothing bounds what is under way by itself.
	say(ended: Skipcall\Client::waitAny([$pending], 0.5));
	$took = new Stopwatch();
	$e = caught(fn () => $pending->wait());
	say(right_class: short($e) === $class, statusCode: $e->getStatusCode(), ended: within($took, 0.5) ? 'at once' : 'late');
}
// What fits is waited for.
$mock->faults([['status' => 503, 'headers' => ['Retry-After' => '1']]]);
$pending = client($mock->url, ['maxDuration' => 5, 'rateLimitBucket' => 'another'])->listCallsAsync();
Skipcall\Client::waitAny([$pending], 0.2);
say(rows: count($pending->wait()));
?>
--EXPECT--
ended: null
right class: true, statusCode: 503, ended: "at once"
ended: null
right class: true, statusCode: 429, ended: "at once"
rows: 3
