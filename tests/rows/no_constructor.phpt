--TEST--
No object comes into being past the constructor
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/rows.inc';
foreach ([Skipcall\Call::class, Skipcall\ContactSummary::class, Skipcall\PhoneNumberSummary::class, Skipcall\CallerSummary::class] as $class) {
	refused($class, fn() => (new ReflectionClass($class))->newInstanceWithoutConstructor());
}
?>
--EXPECT--
Skipcall\Call: ReflectionException
Skipcall\ContactSummary: ReflectionException
Skipcall\PhoneNumberSummary: ReflectionException
Skipcall\CallerSummary: ReflectionException
