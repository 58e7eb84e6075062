<?php
require __DIR__ . '/caught.inc';
$mock = Mock::start(['rows' => 3]);
$waits = [];
$client = new Skipcall\Client('sk_test_ok', [
	'baseUrl' => $mock->url,
	'timeout' => 0.1,
	'sleep' => function (float $seconds) use (&$waits) {
		$waits[] = $seconds;
	},
]);
$faults = [
	...array_map(fn ($status) => ['status' => $status], [400, 401, 403, 404, 408, 429, 500, 501, 502, 503, 504, 520]),
	['close' => true], ['reset' => true], ['cut' => 50], ['cutHead' => true], ['garbage' => true],
	['badGzip' => true], ['delay' => 10], ['body' => 'no JSON'],
];
foreach ($faults as $fault) {
	$mock->reset();
	$mock->faults([['times' => -1] + $fault]);
	$waits = [];
	$failure = caught(fn () => $client->listCalls());
	$within = $waits === [] || ($waits[0] <= 0.25 && $waits[1] <= 0.5 && $waits[2] <= 1.0);
	say($fault, short($failure), $failure->getStats()->attempt, count($waits), $within);
}

// As the server says, when that is not too long.
$mock->faults([['status' => 503, 'headers' => ['Retry-After' => '7'], 'times' => 2]]);
$waits = [];
say($client->listCalls()->stats->attempt, $waits);
$mock->faults([['status' => 503, 'headers' => ['Retry-After' => '11']]]);
$waits = [];
say(short(caught(fn () => $client->listCalls())), $waits);
?>
