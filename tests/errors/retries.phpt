--TEST--
What is tried again, how often, and how long the sleep hook is asked to wait
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/caught.inc';
$mock = Mock::start(['rows' => 3]);
$waits = [];
$client = new Skipcall\Client('sk_test_ok', [
	'baseUrl' => $mock->url,
	'sleep' => function (float $seconds) use (&$waits) {
		$waits[] = $seconds;
	},
]);
$faults = [
	...array_map(fn ($status) => ['status' => $status], [400, 401, 403, 404, 408, 500, 501, 502, 503, 504, 520]),
	['close' => true], ['reset' => true], ['cut' => 50], ['cutHead' => true], ['garbage' => true],
	['badGzip' => true, 'closeAfter' => true], ['delay' => 10], ['body' => 'no JSON'],
];
foreach ($faults as $fault) {
	$mock->reset();
	$mock->faults([['times' => -1] + $fault]);
	$waits = [];
	// Only the one that has to run out of time has little of it.
	$asked = isset($fault['delay']) ? $client->withOptions(['timeout' => 0.1]) : $client;
	$failure = caught(fn () => $asked->listCalls());
	$within = $waits === [] || ($waits[0] <= 0.25 && $waits[1] <= 0.5 && $waits[2] <= 1.0);
	say($fault, short($failure), $failure->getStats()->attempt, count($waits), $within);
}

// As the server says, when that is not too long.
$mock->faults([['status' => 503, 'headers' => ['Retry-After' => '7'], 'times' => 2]]);
$waits = [];
say($client->listCalls()->stats->attempt, $waits);
$mock->faults([['status' => 503, 'headers' => ['Retry-After' => '61']]]);
$waits = [];
say(short(caught(fn () => $client->listCalls())), $waits);
?>
--EXPECT--
{"status":400} BadRequestException 1 0 true
{"status":401} AuthenticationException 1 0 true
{"status":403} PermissionException 1 0 true
{"status":404} NotFoundException 1 0 true
{"status":408} ApiException 4 3 true
{"status":500} ServerException 4 3 true
{"status":501} ServerException 1 0 true
{"status":502} ServerException 4 3 true
{"status":503} ServerException 4 3 true
{"status":504} ServerException 4 3 true
{"status":520} ServerException 4 3 true
{"close":true} ConnectionException 4 3 true
{"reset":true} ConnectionException 4 3 true
{"cut":50} ConnectionException 4 3 true
{"cutHead":true} ConnectionException 4 3 true
{"garbage":true} TransportException 1 0 true
{"badGzip":true,"closeAfter":true} DecodeException 1 0 true
{"delay":10} TimeoutException 1 0 true
{"body":"no JSON"} DecodeException 1 0 true
3 [7,7]
ServerException []
