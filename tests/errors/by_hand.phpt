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
	$failure = $class->newInstance('x', 42, new Exception('before'));
	$values = [];
	foreach ($class->getMethods() as $method) {
		if (str_starts_with($method->class, 'Skipcall\\') && $method->isPublic()) {
			$values[] = $method->invoke($failure);
		}
	}
	say(short($failure), $failure->getMessage(), $failure->getPrevious()->getMessage(), $values);
}

final class MyException extends Skipcall\Exception\ApiException
{
	public function __construct(private string $body = 'mine', protected int $offset = 3)
	{
	}
}
$mine = new MyException();
say($mine->getStatusCode(), $mine->getBody(), $mine->getDetails(), $mine->getStats(), $mine->getMessage());

// "Not thrown by the network": what a test of one's own code does.
$client = new Skipcall\Client('sk_test_ok', ['transport' => fn () => throw new MyException()]);
say(caught(fn () => $client->listCalls()) instanceof MyException);
say(caught(fn () => new Skipcall\Exception\SkipcallException())->getMessage());
?>
--EXPECT--
Error x before []
InvalidArgumentException x before []
TransportException x before [0,null,null,false,null]
ConnectionException x before [0,null,null,false,null]
TimeoutException x before [0,null,null,false,null]
TlsException x before [0,null,null,false,null]
ApiException x before [42,null,[],"",null,null,null,false,null]
BadRequestException x before [42,null,[],"",null,null,null,false,null]
AuthenticationException x before [42,null,[],"",null,null,null,false,null]
PermissionException x before [42,null,[],"",null,null,null,false,null]
SubscriptionRequiredException x before [42,null,[],"",null,null,null,false,null]
PlanNotEligibleException x before [42,null,[],"",null,null,null,false,null]
NotFoundException x before [42,null,[],"",null,null,null,false,null]
RateLimitException x before [0,false,42,null,[],"",null,null,null,false,null]
ServerException x before [42,null,[],"",null,null,null,false,null]
DecodeException x before ["",0,"",null,null,false,null]
PaginationException x before ["",null,null,false,null]
0  [] null 
true
Cannot instantiate abstract class Skipcall\Exception\SkipcallException
