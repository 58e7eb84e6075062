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
say(url: str_replace($mock->url, '', $stats->url), operation: $stats->operation);
say(
	status: $stats->status,
	curlCode: $stats->curlCode,
	error: $stats->error,
	attempt: $stats->attempt,
	requestId: $stats->requestId,
);
say(
	httpVersion: $stats->httpVersion,
	connectionReused: $stats->connectionReused,
	waited: $stats->waited > 0,
	took_time: $stats->total > 0,
);
say(has_body: $stats->bodyBytes > 0, more_received: $stats->bytesReceived > $stats->bodyBytes);

$mock->faults([['cut' => 10]]);
$stats = caught(fn () => $client->withOptions(['maxRetries' => 0])->get('/v1/contacts'))->getStats();
say(
	operation: $stats->operation,
	status: $stats->status,
	curlCode: $stats->curlCode,
	attempt: $stats->attempt,
	requestId: $stats->requestId,
);
?>
--EXPECT--
url: "/v1/calls?page=1&filters=…", operation: "listCalls"
status: 500, curlCode: 0, error: "HTTP 500 INTERNAL_SERVER_ERROR: Internal Server Error", attempt: 3, requestId: "last"
httpVersion: "1.1", connectionReused: true, waited: true, took time: true
has body: true, more received: true
operation: "get", status: 200, curlCode: 18, attempt: 1, requestId: "req-4"
