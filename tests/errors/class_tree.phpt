--TEST--
The exception classes: who extends whom, what is abstract, and that all bear the marker
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/caught.inc';
$classes = array_filter(
	(new ReflectionExtension('skipcall'))->getClassNames(),
	fn ($class) => str_starts_with($class, 'Skipcall\Exception\\'),
);
foreach ($classes as $name) {
	$class = new ReflectionClass($name);
	$parent = $class->getParentClass();
	say(
		$class->isInterface() ? 'interface' : ($class->isAbstract() ? 'abstract' : 'class'),
		short($name),
		'<',
		$parent ? $parent->name : implode(',', $class->getInterfaceNames()),
		$class->isFinal() ? 'final' : '',
		$class->implementsInterface(Skipcall\Exception\ExceptionInterface::class) ? '' : 'unmarked',
	);
}
?>
--EXPECTREGEX--
interface ExceptionInterface < .*Throwable.* *
class Error < Error *
class InvalidArgumentException < InvalidArgumentException *
class NetworkDisabledException < LogicException *
abstract SkipcallException < RuntimeException *
class TransportException < Skipcall\\Exception\\SkipcallException *
class ConnectionException < Skipcall\\Exception\\TransportException *
class TimeoutException < Skipcall\\Exception\\TransportException *
class TlsException < Skipcall\\Exception\\TransportException *
class ApiException < Skipcall\\Exception\\SkipcallException *
class BadRequestException < Skipcall\\Exception\\ApiException *
class AuthenticationException < Skipcall\\Exception\\ApiException *
class PermissionException < Skipcall\\Exception\\ApiException *
class SubscriptionRequiredException < Skipcall\\Exception\\PermissionException *
class PlanNotEligibleException < Skipcall\\Exception\\PermissionException *
class NotFoundException < Skipcall\\Exception\\ApiException *
class RateLimitException < Skipcall\\Exception\\ApiException *
class ServerException < Skipcall\\Exception\\ApiException *
class DecodeException < Skipcall\\Exception\\SkipcallException *
class PaginationException < Skipcall\\Exception\\SkipcallException *
