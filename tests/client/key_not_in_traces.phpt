--TEST--
The key does not show in the trace of an exception
--EXTENSIONS--
skipcall
--INI--
zend.exception_ignore_args=0
--FILE--
<?php
require __DIR__ . '/client.inc';
try {
	new Skipcall\Client('sk_live_0123456789 abc');
} catch (Skipcall\Exception\InvalidArgumentException $e) {
	echo $e->getMessage(), "\n";
	say(key_seen: str_contains($e->getTraceAsString() . print_r($e->getTrace(), true), '0123456789'));
}
try {
	(new Skipcall\Client('sk_test_ok'))->listCalls(filters: '{"phone": 0123456789');
} catch (Skipcall\Exception\InvalidArgumentException $e) {
	echo $e->getMessage(), "\n";
	say(filters_seen: str_contains($e->getTraceAsString() . print_r($e->getTrace(), true), '0123456789'));
}
?>
--EXPECT--
Skipcall\Client::__construct(): Argument #1 ($apiKey) must not hold spaces, control characters or anything but ASCII
key seen: false
Skipcall\Client::listCalls(): Argument #4 ($filters) must be an array or valid JSON; string given, with syntax error at byte 11
filters seen: false
