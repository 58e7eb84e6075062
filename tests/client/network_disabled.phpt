--TEST--
With skipcall.network off nothing is sent but through a transport, whatever catches failures of requests
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/client.inc';
$mock = Mock::start(['rows' => 25]);
$slept = 0;
$client = client($mock, ['sleep' => function () use (&$slept) { $slept++; }]);
$begun = $client->listCallsAsync();
$rows = $client->iterateCalls(pageSize: 10);
$rows->rewind();
ini_set('skipcall.network', '0');
foreach ([
	'listCalls' => fn () => $client->listCalls(),
	'listCallsAsync' => fn () => $client->listCallsAsync()->wait(),
	'countCalls' => fn () => $client->countCalls(),
	'countCalls, since' => fn () => $client->countCalls(since: '2024-01-01'),
	'get' => fn () => $client->get('/v1/calls'),
	'iterateCalls' => fn () => $client->iterateCalls()->rewind(),
	'iterateCalls, since' => fn () => $client->iterateCalls(since: '2024-01-01T00:00:00Z')->rewind(),
	'count()' => fn () => count($client->iterateCalls()),
	'syncCalls' => fn () => $client->syncCalls()->rewind(),
	'batches' => fn () => $client->syncCalls()->batches()->rewind(),
	'waitAny' => fn () => Skipcall\Client::waitAny([$client->iterateCalls()]) ?? throw new Exception('nothing'),
	'in a transport' => fn () => doubled(fn () => ['status' => 200, 'body' => json_encode($client->get('/v1/calls'))])->listCalls(),
	'retried by nobody' => function () use ($client) {
		try {
			$client->listCalls();
		} catch (Skipcall\Exception\SkipcallException) {
			echo "caught as a failure\n";
		}
	},
] as $what => $do) {
	attempt($what, $do);
}
say(through_a_transport: count($client->withOptions(['transport' => served(3)])->listCalls()), slept: $slept);
say(few_requests: count($mock->targets()) <= 3, transfers: Skipcall\Client::getPoolStats()['transfers'] <= 3);
$e = new Skipcall\Exception\NetworkDisabledException('mine');
say(ours: $e instanceof Skipcall\Exception\ExceptionInterface, logic: $e instanceof LogicException, failure: $e instanceof Skipcall\Exception\SkipcallException);
foreach (['0', 'off', 'false', 'no', ''] as $off) {
	ini_set('skipcall.network', $off);
	refused(json_encode($off), fn () => $client->listCalls());
}
// What was under way goes on, and everything once it is on again; nothing is lost.
foreach (['1', 'on', 'true', 'yes'] as $on) {
	ini_set('skipcall.network', $on);
	refused(json_encode($on), fn () => $client->listCalls());
}
say(begun: count($begun->wait()), rows: iterator_count($rows));
$refused = @ini_set('skipcall.network', 'maybe');
say(refused: $refused, still: ini_get('skipcall.network'));
?>
--EXPECT--
listCalls: Skipcall\Exception\NetworkDisabledException: Skipcall\Client: skipcall.network is off, and listCalls() would send a request: give the client a "transport", or switch the setting on
listCallsAsync: Skipcall\Exception\NetworkDisabledException: Skipcall\Client: skipcall.network is off, and listCalls() would send a request: give the client a "transport", or switch the setting on
countCalls: Skipcall\Exception\NetworkDisabledException: Skipcall\Client: skipcall.network is off, and countCalls() would send a request: give the client a "transport", or switch the setting on
countCalls, since: Skipcall\Exception\NetworkDisabledException: Skipcall\Client: skipcall.network is off, and countCalls() would send a request: give the client a "transport", or switch the setting on
get: Skipcall\Exception\NetworkDisabledException: Skipcall\Client: skipcall.network is off, and get() would send a request: give the client a "transport", or switch the setting on
iterateCalls: Skipcall\Exception\NetworkDisabledException: Skipcall\Client: skipcall.network is off, and iterateCalls() would send a request: give the client a "transport", or switch the setting on
iterateCalls, since: Skipcall\Exception\NetworkDisabledException: Skipcall\Client: skipcall.network is off, and iterateCalls() would send a request: give the client a "transport", or switch the setting on
count(): Skipcall\Exception\NetworkDisabledException: Skipcall\Client: skipcall.network is off, and iterateCalls() would send a request: give the client a "transport", or switch the setting on
syncCalls: Skipcall\Exception\NetworkDisabledException: Skipcall\Client: skipcall.network is off, and syncCalls() would send a request: give the client a "transport", or switch the setting on
batches: Skipcall\Exception\NetworkDisabledException: Skipcall\Client: skipcall.network is off, and syncCalls() would send a request: give the client a "transport", or switch the setting on
waitAny: Skipcall\Exception\NetworkDisabledException: Skipcall\Client: skipcall.network is off, and iterateCalls() would send a request: give the client a "transport", or switch the setting on
in a transport: Skipcall\Exception\NetworkDisabledException: Skipcall\Client: skipcall.network is off, and get() would send a request: give the client a "transport", or switch the setting on
retried by nobody: Skipcall\Exception\NetworkDisabledException: Skipcall\Client: skipcall.network is off, and listCalls() would send a request: give the client a "transport", or switch the setting on
through a transport: 3, slept: 0
few requests: true, transfers: true
ours: true, logic: true, failure: false
"0": Skipcall\Exception\NetworkDisabledException
"off": Skipcall\Exception\NetworkDisabledException
"false": Skipcall\Exception\NetworkDisabledException
"no": Skipcall\Exception\NetworkDisabledException
"": Skipcall\Exception\NetworkDisabledException
"1": allowed
"on": allowed
"true": allowed
"yes": allowed
begun: 10, rows: 25
refused: false, still: "yes"
