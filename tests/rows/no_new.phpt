--TEST--
Rows come from pages and fromArray() only: no new, no subclass
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/rows.inc';
foreach ([Skipcall\Call::class, Skipcall\ContactSummary::class, Skipcall\PhoneNumberSummary::class, Skipcall\CallerSummary::class] as $class) {
	refused("new $class", fn() => new $class());
	say(final: (new ReflectionClass($class))->isFinal());
}
refused('__construct()', fn() => call('{"id":"a"}')->__construct());
eval('class Mine extends Skipcall\Call {}');
?>
--EXPECTF--
new Skipcall\Call: Error
final: true
new Skipcall\ContactSummary: Error
final: true
new Skipcall\PhoneNumberSummary: Error
final: true
new Skipcall\CallerSummary: Error
final: true
__construct(): Error

Fatal error: Class Mine %s final class %SSkipcall\Call%S in %s on line %d
