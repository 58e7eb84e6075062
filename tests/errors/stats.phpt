--TEST--
The statistics of a failure: the attempt that failed last, its URL without the filters
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/caught.inc';
$mock = Mock::start(['rows' => 3]);
$mock->faults([['status' => 503, 'times' => 2], ['status' => 500, 'headers' => ['X-Request-Id' => 'last']]]);
$client = new Skipcall\Client('sk_test_ok', [
	'baseUrl' => $mock->url,
	'maxRetries' => 2,
	'sleep' => fn () => null,
]);
$stats = caught(fn () => $client->listCalls(filters: ['phone' => '+33612345678']))->getStats();
say(str_replace($mock->url, '', $stats->url), $stats->operation);
say($stats->status, $stats->curlCode, $stats->error, $stats->attempt, $stats->requestId);
say($stats->httpVersion, $stats->connectionReused, $stats->waited > 0, $stats->total > 0);
say($stats->bodyBytes > 0, $stats->bytesReceived > $stats->bodyBytes);

$mock->faults([['cut' => 10]]);
$stats = caught(fn () => $client->withOptions(['maxRetries' => 0])->get('/v1/contacts'))->getStats();
say($stats->operation, $stats->status, $stats->curlCode, $stats->attempt, $stats->requestId);
?>
--EXPECT--
/v1/calls?page=1&filters=… listCalls
500 0 HTTP 500 INTERNAL_SERVER_ERROR: Internal Server Error 3 last
1.1 true true true
true true
get 200 18 1 req-4
