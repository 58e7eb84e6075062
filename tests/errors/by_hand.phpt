--TEST--
Exceptions made by hand, as in a test, answer with their defaults; subclasses may be made
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/caught.inc';
$base = [];
foreach ((new ReflectionExtension('skipcall'))->getClasses() as $class) {
	if (!$class->isSubclassOf(Throwable::class) || !$class->isInstantiable()) {
		continue;
	}
	$failure = $class->newInstance(...['message' => 'x', 'previous' => new Exception('before')]);
	$values = [];
	foreach ($class->getMethods() as $method) {
		if (str_starts_with($method->class, 'Skipcall\\') && $method->isPublic() && !$method->isConstructor()) {
			$values[$method->getName()] = $method->invoke($failure);
		}
	}
	say(short($failure), $failure->getMessage(), $failure->getPrevious()->getMessage(), methods: $values);
}

final class MyException extends Skipcall\Exception\ApiException
{
	public function __construct(private string $body = 'mine', protected int $offset = 3)
	{
	}
}
$mine = new MyException();
say(
	statusCode: $mine->getStatusCode(),
	body: $mine->getBody(),
	details: $mine->getDetails(),
	stats: $mine->getStats(),
	message: $mine->getMessage(),
);

// "Not thrown by the network": what a test of one's own code does.
$client = new Skipcall\Client('sk_test_ok', ['transport' => fn () => throw new MyException()]);
say(own_exception: caught(fn () => $client->listCalls()) instanceof MyException);
say(caught(fn () => new Skipcall\Exception\SkipcallException())->getMessage());
?>
--EXPECT--
Error x before; methods: []
InvalidArgumentException x before; methods: []
NetworkDisabledException x before; methods: []
TransportException x before; methods: {"getCurlCode":0,"getStats":null,"getRequestId":null,"isRetryable":false,"getCheckpoint":null}
ConnectionException x before; methods: {"getCurlCode":0,"getStats":null,"getRequestId":null,"isRetryable":true,"getCheckpoint":null}
TimeoutException x before; methods: {"getCurlCode":0,"getStats":null,"getRequestId":null,"isRetryable":true,"getCheckpoint":null}
TlsException x before; methods: {"getCurlCode":0,"getStats":null,"getRequestId":null,"isRetryable":false,"getCheckpoint":null}
ApiException x before; methods: {"getStatusCode":0,"getErrorCode":null,"getDetails":[],"getBody":"","getRateLimit":null,"getStats":null,"getRequestId":null,"isRetryable":false,"getCheckpoint":null}
BadRequestException x before; methods: {"getStatusCode":400,"getErrorCode":null,"getDetails":[],"getBody":"","getRateLimit":null,"getStats":null,"getRequestId":null,"isRetryable":false,"getCheckpoint":null}
AuthenticationException x before; methods: {"getStatusCode":401,"getErrorCode":null,"getDetails":[],"getBody":"","getRateLimit":null,"getStats":null,"getRequestId":null,"isRetryable":false,"getCheckpoint":null}
PermissionException x before; methods: {"getStatusCode":403,"getErrorCode":null,"getDetails":[],"getBody":"","getRateLimit":null,"getStats":null,"getRequestId":null,"isRetryable":false,"getCheckpoint":null}
SubscriptionRequiredException x before; methods: {"getStatusCode":403,"getErrorCode":"SUBSCRIPTION_REQUIRED","getDetails":[],"getBody":"","getRateLimit":null,"getStats":null,"getRequestId":null,"isRetryable":false,"getCheckpoint":null}
PlanNotEligibleException x before; methods: {"getStatusCode":403,"getErrorCode":"PLAN_NOT_ELIGIBLE","getDetails":[],"getBody":"","getRateLimit":null,"getStats":null,"getRequestId":null,"isRetryable":false,"getCheckpoint":null}
NotFoundException x before; methods: {"getStatusCode":404,"getErrorCode":null,"getDetails":[],"getBody":"","getRateLimit":null,"getStats":null,"getRequestId":null,"isRetryable":false,"getCheckpoint":null}
RateLimitException x before; methods: {"getRetryAfter":0.0,"isLocal":false,"getStatusCode":429,"getErrorCode":null,"getDetails":[],"getBody":"","getRateLimit":null,"getStats":null,"getRequestId":null,"isRetryable":true,"getCheckpoint":null}
ServerException x before; methods: {"getStatusCode":500,"getErrorCode":null,"getDetails":[],"getBody":"","getRateLimit":null,"getStats":null,"getRequestId":null,"isRetryable":true,"getCheckpoint":null}
DecodeException x before; methods: {"getPath":"","getOffset":0,"getExcerpt":"","getStats":null,"getRequestId":null,"isRetryable":false,"getCheckpoint":null}
PaginationException x before; methods: {"getReason":"","getStats":null,"getRequestId":null,"isRetryable":false,"getCheckpoint":null}
statusCode: 0, body: "", details: [], stats: null, message: ""
own exception: true
Cannot instantiate abstract class Skipcall\Exception\SkipcallException
