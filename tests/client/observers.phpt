--TEST--
onRequest adds headers, onStats and the logger see every attempt, onWait may forbid a wait; none sees the key or the filters
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/client.inc';
class Log
{
	public array $lines = [];
	public function log(mixed $level, string|Stringable $message, array $context = []): void
	{
		$this->lines[] = [$level, preg_replace('/\d+\.\d{3} s/', 'N s', $message), $context];
	}
}
$mock = Mock::start(['rows' => 30]);
$log = new Log();
$seen = [];
$options = [
	'logger' => $log,
	'onRequest' => function (Skipcall\Request $request) use (&$seen) {
		$seen[] = ['url' => $request->getRedactedUrl(), 'attempt' => $request->getAttempt()];
		return $request->getAttempt() === 1 ? ['traceparent' => '00-1', 'X-Empty' => ''] : null;
	},
	'onStats' => function (Skipcall\TransferStats $stats) use (&$seen) {
		$seen[] = ['attempt' => $stats->attempt, 'status' => $stats->status, 'operation' => $stats->operation, 'url' => $stats->url];
	},
	'onWait' => function (float $seconds, string $reason) use (&$seen) {
		$seen[] = ['seconds' => $seconds, 'reason' => $reason];
	},
	'sleep' => fn () => null,
];
$client = client($mock, $options);
$mock->faults([['status' => 503, 'headers' => ['Retry-After' => '2']]]);
$client->listCalls(filters: ['phone' => '+33612345678']);
foreach ($seen as $line) {
	say(...array_map(fn ($value) => is_string($value) ? str_replace($mock->url, 'URL', $value) : $value, $line));
}
foreach ($mock->log() as $request) {
	$headers = array_column($request['headers'], 1, 0);
	say(
		traceparent: $headers['traceparent'] ?? null,
		empty: $headers['X-Empty'] ?? null,
		has_Authorization: isset($headers['Authorization']),
	);
}
foreach ($log->lines as [$level, $message, $context]) {
	echo "$level: $message ", json_encode(array_keys($context)), "\n";
}
echo str_contains(json_encode([$seen, $log->lines]), '33612345678') || str_contains(serialize([$seen, $log->lines]), 'sk_test') ? 'SECRETS' : 'no secrets', "\n";

echo "-- giving up\n";
$log->lines = $seen = [];
$mock->faults([['status' => 500, 'times' => 9]]);
refused('500', fn () => $client->withOptions(['maxRetries' => 1])->listCalls());
foreach ($log->lines as [$level, $message]) {
	echo "$level: $message\n";
}
echo "-- waits that are not allowed\n";
$mock->reset();
$mock->faults([['status' => 503], ['status' => 429, 'headers' => ['Retry-After' => '1']]]);
$never = $client->withOptions(['onWait' => fn () => false, 'logger' => null]);
refused('503', fn () => $never->listCalls());
refused('429', fn () => $never->listCalls());
echo count($mock->log()), " requests\n";
$mock->faults([['status' => 503]]);
say(rows: count($client->withOptions(['onWait' => fn () => null])->listCalls()));

echo "-- a sort that is not heeded\n";
$mock->config(['sortStyle' => 'ignore']);
$log->lines = [];
$client->listCalls(sort: 'createdAt');
$last = end($log->lines);
echo "$last[0]: $last[1]\n";

echo "-- what callbacks throw and return\n";
$mock->reset();
foreach ([
	'onRequest' => [fn () => throw new LogicException('onRequest'), fn () => 'x', fn () => ['Authorization' => 'x'],
		fn () => ['Bad Name' => 'x'], fn () => ['X' => "a\r\nb"], fn () => ['X' => []], fn () => ['x']],
	'onStats' => [fn () => throw new LogicException('onStats')],
	'onWait' => [fn () => throw new LogicException('onWait')],
	'logger' => [new class { public function log(...$arguments) { throw new LogicException('logger'); } }],
] as $name => $callbacks) {
	foreach ($callbacks as $callback) {
		$mock->faults($name === 'onWait' ? [['status' => 503]] : []);
		attempt($name, fn () => client($mock, [$name => $callback])->listCalls());
	}
}
say(rows: count($client->listCalls()), transfers: Skipcall\Client::getPoolStats()['transfers']);
foreach ([5, 'error_log', [], new stdClass(), fn () => null] as $logger) {
	attempt('logger', fn () => client($mock, ['logger' => $logger]));
}
class Magic { public function __call($name, $arguments) { $GLOBALS['called'] = $name; } }
client($mock, ['logger' => new Magic()])->listCalls();
echo $called, "\n";
// Requests made by callbacks.
$inner = client($mock);
say(
	rows: count(client($mock, ['onRequest' => function () use ($inner) { $inner->countCalls(); }, 'onStats' => function () use ($inner) { $inner->countCalls(); }])->listCalls()),
);
?>
--EXPECT--
url: "URL/v1/calls?page=1&filters=…", attempt: 1
attempt: 1, status: 503, operation: "listCalls", url: "URL/v1/calls?page=1&filters=…"
seconds: 2.0, reason: "retryAfter"
url: "URL/v1/calls?page=1&filters=…", attempt: 2
attempt: 2, status: 200, operation: "listCalls", url: "URL/v1/calls?page=1&filters=…"
traceparent: "00-1", empty: "", has Authorization: true
traceparent: null, empty: null, has Authorization: true
debug: Skipcall: HTTP 503 after N s, attempt 1 ["id","callId","url","operation","attempt","status","seconds","bytes","requestId","error"]
info: Skipcall: trying again in N s: HTTP 503 SERVICE_UNAVAILABLE: Service Unavailable ["id","callId","url","operation","attempt","status","seconds","bytes","requestId","error"]
debug: Skipcall: HTTP 200 after N s, attempt 2 ["id","callId","url","operation","attempt","status","seconds","bytes","requestId"]
no secrets
-- giving up
500: Skipcall\Exception\ServerException
debug: Skipcall: HTTP 500 after N s, attempt 1
info: Skipcall: trying again in N s: HTTP 500 INTERNAL_SERVER_ERROR: Internal Server Error
debug: Skipcall: HTTP 500 after N s, attempt 2
warning: Skipcall: giving up after attempt 2: HTTP 500 INTERNAL_SERVER_ERROR: Internal Server Error
-- waits that are not allowed
503: Skipcall\Exception\ServerException
429: Skipcall\Exception\RateLimitException
2 requests
rows: 10
-- a sort that is not heeded
warning: Skipcall: the server did not sort the rows by createdAt
-- what callbacks throw and return
onRequest: LogicException: onRequest
onRequest: Skipcall\Exception\InvalidArgumentException: Skipcall\Client: option "onRequest" must return null or an array of name => value, string given
onRequest: Skipcall\Exception\InvalidArgumentException: Skipcall\Client: option "onRequest" must return an array without Authorization, Host, Content-Length and Transfer-Encoding, which are the client's own, array given
onRequest: Skipcall\Exception\InvalidArgumentException: Skipcall\Client: option "onRequest" must return an array whose keys are header names, array given
onRequest: Skipcall\Exception\InvalidArgumentException: Skipcall\Client: option "onRequest" must return an array whose values hold no line ends or other control characters, array given
onRequest: Skipcall\Exception\InvalidArgumentException: Skipcall\Client: option "onRequest" must return an array whose values are strings, array given
onRequest: Skipcall\Exception\InvalidArgumentException: Skipcall\Client: option "onRequest" must return an array whose keys are header names, array given
onStats: LogicException: onStats
onWait: LogicException: onWait
logger: LogicException: logger
rows: 10, transfers: 0
logger: Skipcall\Exception\InvalidArgumentException: Skipcall\Client::__construct(): option "logger" must be a Psr\Log\LoggerInterface, or any object with a public method log($level, $message, $context), int given
logger: Skipcall\Exception\InvalidArgumentException: Skipcall\Client::__construct(): option "logger" must be a Psr\Log\LoggerInterface, or any object with a public method log($level, $message, $context), string given
logger: Skipcall\Exception\InvalidArgumentException: Skipcall\Client::__construct(): option "logger" must be a Psr\Log\LoggerInterface, or any object with a public method log($level, $message, $context), array given
logger: Skipcall\Exception\InvalidArgumentException: Skipcall\Client::__construct(): option "logger" must be a Psr\Log\LoggerInterface, or any object with a public method log($level, $message, $context), stdClass given
logger: Skipcall\Exception\InvalidArgumentException: Skipcall\Client::__construct(): option "logger" must be a Psr\Log\LoggerInterface, or any object with a public method log($level, $message, $context), Closure given
log
rows: 10
