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
	say(
		fault: $fault,
		thrown: short($failure),
		attempt: $failure->getStats()->attempt,
		waits: count($waits),
		within_the_bounds: $within,
	);
}

// As the server says, when that is not too long.
$mock->faults([['status' => 503, 'headers' => ['Retry-After' => '7'], 'times' => 2]]);
$waits = [];
say(attempt: $client->listCalls()->stats->attempt, waits: $waits);
$mock->faults([['status' => 503, 'headers' => ['Retry-After' => '61']]]);
$waits = [];
say(short(caught(fn () => $client->listCalls())), waits: $waits);
?>
--EXPECT--
fault: {"status":400}, thrown: "BadRequestException", attempt: 1, waits: 0, within the bounds: true
fault: {"status":401}, thrown: "AuthenticationException", attempt: 1, waits: 0, within the bounds: true
fault: {"status":403}, thrown: "PermissionException", attempt: 1, waits: 0, within the bounds: true
fault: {"status":404}, thrown: "NotFoundException", attempt: 1, waits: 0, within the bounds: true
fault: {"status":408}, thrown: "ApiException", attempt: 4, waits: 3, within the bounds: true
fault: {"status":500}, thrown: "ServerException", attempt: 4, waits: 3, within the bounds: true
fault: {"status":501}, thrown: "ServerException", attempt: 1, waits: 0, within the bounds: true
fault: {"status":502}, thrown: "ServerException", attempt: 4, waits: 3, within the bounds: true
fault: {"status":503}, thrown: "ServerException", attempt: 4, waits: 3, within the bounds: true
fault: {"status":504}, thrown: "ServerException", attempt: 4, waits: 3, within the bounds: true
fault: {"status":520}, thrown: "ServerException", attempt: 4, waits: 3, within the bounds: true
fault: {"close":true}, thrown: "ConnectionException", attempt: 4, waits: 3, within the bounds: true
fault: {"reset":true}, thrown: "ConnectionException", attempt: 4, waits: 3, within the bounds: true
fault: {"cut":50}, thrown: "ConnectionException", attempt: 4, waits: 3, within the bounds: true
fault: {"cutHead":true}, thrown: "ConnectionException", attempt: 4, waits: 3, within the bounds: true
fault: {"garbage":true}, thrown: "TransportException", attempt: 1, waits: 0, within the bounds: true
fault: {"badGzip":true,"closeAfter":true}, thrown: "DecodeException", attempt: 1, waits: 0, within the bounds: true
fault: {"delay":10}, thrown: "TimeoutException", attempt: 1, waits: 0, within the bounds: true
fault: {"body":"no JSON"}, thrown: "DecodeException", attempt: 1, waits: 0, within the bounds: true
attempt: 3, waits: [7.0,7.0]
ServerException; waits: []
