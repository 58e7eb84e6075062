--TEST--
Exceptions can be made in tests with what their getters give; status and code are the class's, contradictions are refused
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/caught.inc';
use Skipcall\Exception as E;
use Skipcall\{RateLimit, TransferStats};

function told(Throwable $e): void
{
	$values = [];
	foreach ((new ReflectionClass($e))->getMethods() as $method) {
		if (str_starts_with($method->class, 'Skipcall\\') && preg_match('/^(get|is)/', $method->getName())) {
			$values[$method->getName()] = $method->invoke($e);
		}
	}
	say(short($e), message: $e->getMessage(), code: $e->getCode(), previous: $e->getPrevious()?->getMessage(), given: array_filter($values, fn ($v) => $v !== null && $v !== [] && $v !== '' && $v !== 0));
}
$stats = fn (int $status) => TransferStats::fromArray(['status' => $status, 'url' => 'https://api.example.test/v1/calls', 'total' => 1]);
say(stats: $stats(404));
told(new E\RateLimitException('slow down', retryAfter: 17.0));
told(new E\RateLimitException(retryAfter: 2, local: true, rateLimit: new RateLimit(60, 0, 1700000000)));
told(new E\BadRequestException(details: ['limit must not be greater than 100'], body: '{}', requestId: 'abc'));
told(new E\NotFoundException('none', previous: new Exception('before'), stats: $stats(404)));
told(new E\SubscriptionRequiredException());
told(new E\PlanNotEligibleException());
told(new E\PermissionException(errorCode: 'WORKSPACE'));
told(new E\AuthenticationException());
told(new E\ServerException());
told(new E\ServerException(code: 501));
told(new E\ServerException(code: 503, retryable: true, checkpoint: 'x'));
told(new E\ApiException('teapot', 418));
told(new E\ApiException(code: 408));
told(new E\ConnectionException('gone', curlCode: 7, stats: $stats(0)));
told(new E\TimeoutException(retryable: true));
told(new E\TlsException(retryable: false));
told(new E\TransportException());
told(new E\DecodeException(path: 'data[3].id', offset: 12, excerpt: '{"id":'));
told(new E\PaginationException(reason: 'repeated'));
class Mine extends E\ServerException
{
}
told(new Mine(code: 502));
// A test's transport may throw them: they are what the client says.
$client = new Skipcall\Client('sk_test_ok', ['transport' => fn () => throw new E\RateLimitException(retryAfter: 3.0)]);
told(caught(fn () => $client->listCalls()));

foreach ([
	fn () => new E\NotFoundException(code: 500),
	fn () => new E\ServerException(code: 404),
	fn () => new E\ServerException(code: 600),
	fn () => new E\ApiException(code: 200),
	fn () => new E\BadRequestException(code: -1),
	fn () => new E\SubscriptionRequiredException(errorCode: 'OTHER'),
	fn () => new E\AuthenticationException(retryable: true),
	fn () => new E\ConnectionException(retryable: false),
	fn () => new E\NotFoundException(stats: $stats(200)),
	fn () => new E\RateLimitException(local: true, body: 'x'),
	fn () => new E\RateLimitException(local: true, stats: $stats(429)),
	fn () => new E\RateLimitException(retryAfter: -1.0),
	fn () => new E\RateLimitException(retryAfter: NAN),
	fn () => new E\RateLimitException(retryAfter: 'soon'),
	fn () => new E\ApiException(details: ['a' => 'b']),
	fn () => new E\ApiException(details: [1]),
	fn () => new E\ApiException(details: 'x'),
	fn () => new E\ApiException(rateLimit: new stdClass()),
	fn () => new E\ApiException(requestId: []),
	fn () => new E\DecodeException(offset: -1),
	fn () => new E\DecodeException(offset: '1x'),
	fn () => new E\DecodeException(retryAfter: 1.0),
	fn () => new E\PaginationException(reason: 'other'),
	fn () => new E\TransportException('', 0, null, 7, null, null, null, null, 'too many'),
	fn () => TransferStats::fromArray(['states' => 1]),
	fn () => TransferStats::fromArray([1]),
	fn () => TransferStats::fromArray(['status' => '200']),
	fn () => TransferStats::fromArray(['status' => -1]),
	fn () => TransferStats::fromArray(['total' => -0.5]),
	fn () => TransferStats::fromArray(['total' => NAN]),
	fn () => TransferStats::fromArray(['error' => 5]),
] as $make) {
	attempt('refused', $make);
}
$one = $stats(200);
$again = TransferStats::fromArray(json_decode(json_encode($one), true));
say(equal: $one == $again, stored: unserialize(serialize($one)) == $one, exported: eval('return ' . var_export($one, true) . ';') == $one);
$copy = unserialize(serialize($made = new E\RateLimitException('x', retryAfter: 4.0)));
say(copied: [$copy->getRetryAfter(), $copy->getStatusCode(), $copy->isRetryable()]);
?>
--EXPECT--
stats: {"id":"0000000000000000","callId":"00000000000000000000000000000000","url":"https://api.example.test/v1/calls","operation":"listCalls","startedAt":0.0,"status":404,"curlCode":0,"error":null,"attempt":1,"requestId":null,"httpVersion":"","connectionReused":false,"bytesReceived":0,"bodyBytes":0,"waited":0.0,"nameLookup":0.0,"connect":0.0,"tls":0.0,"firstByte":0.0,"total":1.0}
RateLimitException; message: "slow down", code: 429, previous: null, given: {"getRetryAfter":17.0,"isLocal":false,"getStatusCode":429,"isRetryable":true}
RateLimitException; message: "", code: 429, previous: null, given: {"getRetryAfter":2.0,"isLocal":true,"getStatusCode":429,"getRateLimit":{"limit":60,"remaining":0,"resetAt":1700000000},"isRetryable":true}
BadRequestException; message: "", code: 400, previous: null, given: {"getStatusCode":400,"getDetails":["limit must not be greater than 100"],"getBody":"{}","getRequestId":"abc","isRetryable":false}
NotFoundException; message: "none", code: 404, previous: "before", given: {"getStatusCode":404,"getStats":{"id":"0000000000000000","callId":"00000000000000000000000000000000","url":"https://api.example.test/v1/calls","operation":"listCalls","startedAt":0.0,"status":404,"curlCode":0,"error":null,"attempt":1,"requestId":null,"httpVersion":"","connectionReused":false,"bytesReceived":0,"bodyBytes":0,"waited":0.0,"nameLookup":0.0,"connect":0.0,"tls":0.0,"firstByte":0.0,"total":1.0},"isRetryable":false}
SubscriptionRequiredException; message: "", code: 403, previous: null, given: {"getStatusCode":403,"getErrorCode":"SUBSCRIPTION_REQUIRED","isRetryable":false}
PlanNotEligibleException; message: "", code: 403, previous: null, given: {"getStatusCode":403,"getErrorCode":"PLAN_NOT_ELIGIBLE","isRetryable":false}
PermissionException; message: "", code: 403, previous: null, given: {"getStatusCode":403,"getErrorCode":"WORKSPACE","isRetryable":false}
AuthenticationException; message: "", code: 401, previous: null, given: {"getStatusCode":401,"isRetryable":false}
ServerException; message: "", code: 500, previous: null, given: {"getStatusCode":500,"isRetryable":true}
ServerException; message: "", code: 501, previous: null, given: {"getStatusCode":501,"isRetryable":false}
ServerException; message: "", code: 503, previous: null, given: {"getStatusCode":503,"isRetryable":true,"getCheckpoint":"x"}
ApiException; message: "teapot", code: 418, previous: null, given: {"getStatusCode":418,"isRetryable":false}
ApiException; message: "", code: 408, previous: null, given: {"getStatusCode":408,"isRetryable":true}
ConnectionException; message: "gone", code: 0, previous: null, given: {"getCurlCode":7,"getStats":{"id":"0000000000000000","callId":"00000000000000000000000000000000","url":"https://api.example.test/v1/calls","operation":"listCalls","startedAt":0.0,"status":0,"curlCode":0,"error":null,"attempt":1,"requestId":null,"httpVersion":"","connectionReused":false,"bytesReceived":0,"bodyBytes":0,"waited":0.0,"nameLookup":0.0,"connect":0.0,"tls":0.0,"firstByte":0.0,"total":1.0},"isRetryable":true}
TimeoutException; message: "", code: 0, previous: null, given: {"isRetryable":true}
TlsException; message: "", code: 0, previous: null, given: {"isRetryable":false}
TransportException; message: "", code: 0, previous: null, given: {"isRetryable":false}
DecodeException; message: "", code: 0, previous: null, given: {"getPath":"data[3].id","getOffset":12,"getExcerpt":"{\"id\":","isRetryable":false}
PaginationException; message: "", code: 0, previous: null, given: {"getReason":"repeated","isRetryable":false}
Mine; message: "", code: 502, previous: null, given: {"getStatusCode":502,"isRetryable":true}
RateLimitException; message: "", code: 429, previous: null, given: {"getRetryAfter":3.0,"isLocal":false,"getStatusCode":429,"isRetryable":true}
refused: Skipcall\Exception\InvalidArgumentException: Skipcall\Exception\NotFoundException::__construct(): Argument #2 ($code) is no status of this class
refused: Skipcall\Exception\InvalidArgumentException: Skipcall\Exception\ServerException::__construct(): Argument #2 ($code) is no status of this class
refused: Skipcall\Exception\InvalidArgumentException: Skipcall\Exception\ServerException::__construct(): Argument #2 ($code) is no status of this class
refused: Skipcall\Exception\InvalidArgumentException: Skipcall\Exception\ApiException::__construct(): Argument #2 ($code) is no status of this class
refused: Skipcall\Exception\InvalidArgumentException: Skipcall\Exception\BadRequestException::__construct(): Argument #2 ($code) is no status of this class
refused: Skipcall\Exception\InvalidArgumentException: Skipcall\Exception\SubscriptionRequiredException::__construct(): $errorCode is not that of this class
refused: Skipcall\Exception\InvalidArgumentException: Skipcall\Exception\AuthenticationException::__construct(): $retryable is false for this class and status
refused: Skipcall\Exception\InvalidArgumentException: Skipcall\Exception\ConnectionException::__construct(): $retryable is true for this class and status
refused: Skipcall\Exception\InvalidArgumentException: Skipcall\Exception\NotFoundException::__construct(): $stats is of an answer with another status
refused: Skipcall\Exception\InvalidArgumentException: Skipcall\Exception\RateLimitException::__construct(): $local means that nothing was sent: no $stats, no $body
refused: Skipcall\Exception\InvalidArgumentException: Skipcall\Exception\RateLimitException::__construct(): $local means that nothing was sent: no $stats, no $body
refused: Skipcall\Exception\InvalidArgumentException: Skipcall\Exception\RateLimitException::__construct(): Argument #4 ($retryAfter) must be 0 or more
refused: Skipcall\Exception\InvalidArgumentException: Skipcall\Exception\RateLimitException::__construct(): Argument #4 ($retryAfter) must be 0 or more
refused: TypeError: Skipcall\Exception\RateLimitException::__construct(): Argument #4 ($retryAfter) must be of type float, string given
refused: Skipcall\Exception\InvalidArgumentException: Skipcall\Exception\ApiException::__construct(): Argument #5 ($details) must be a list of strings
refused: Skipcall\Exception\InvalidArgumentException: Skipcall\Exception\ApiException::__construct(): Argument #5 ($details) must be a list of strings
refused: TypeError: Skipcall\Exception\ApiException::__construct(): Argument #5 ($details) must be of type array, string given
refused: TypeError: Skipcall\Exception\ApiException::__construct(): Argument #7 ($rateLimit) must be of type ?Skipcall\RateLimit, stdClass given
refused: TypeError: Skipcall\Exception\ApiException::__construct(): Argument #9 ($requestId) must be of type ?string, array given
refused: Skipcall\Exception\InvalidArgumentException: Skipcall\Exception\DecodeException::__construct(): Argument #5 ($offset) must be 0 or more
refused: TypeError: Skipcall\Exception\DecodeException::__construct(): Argument #5 ($offset) must be of type int, string given
refused: Error: Unknown named parameter $retryAfter
refused: Skipcall\Exception\InvalidArgumentException: Skipcall\Exception\PaginationException::__construct(): $reason must be "page", "repeated", "sort" or "organization"
refused: ArgumentCountError: Skipcall\Exception\TransportException::__construct() expects at most 8 arguments, 9 given
refused: Skipcall\Exception\InvalidArgumentException: Skipcall\TransferStats has no "states"
refused: Skipcall\Exception\InvalidArgumentException: Skipcall\TransferStats has no "0"
refused: Skipcall\Exception\InvalidArgumentException: Skipcall\TransferStats: "status" is missing, negative or not of its type (string given)
refused: Skipcall\Exception\InvalidArgumentException: Skipcall\TransferStats: "status" is missing, negative or not of its type (int given)
refused: Skipcall\Exception\InvalidArgumentException: Skipcall\TransferStats: "total" is missing, negative or not of its type (float given)
refused: Skipcall\Exception\InvalidArgumentException: Skipcall\TransferStats: "total" is missing, negative or not of its type (float given)
refused: Skipcall\Exception\InvalidArgumentException: Skipcall\TransferStats: "error" is missing, negative or not of its type (int given)
equal: true, stored: true, exported: true
copied: [4.0,429,true]
