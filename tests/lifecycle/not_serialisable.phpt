--TEST--
A client is neither serialised nor cloned nor made twice
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/life.inc';
$client = new Skipcall\Client('sk_test_ok');
foreach ([
	fn () => serialize($client),
	fn () => serialize(['deep' => [$client]]),
	fn () => unserialize('O:15:"Skipcall\Client":0:{}'),
	fn () => unserialize('C:15:"Skipcall\Client":0:{}'),
	fn () => clone $client,
	fn () => $client->__construct('sk_test_other'),
	fn () => (new ReflectionClass($client))->newInstanceWithoutConstructor()->listCalls(),
] as $call) {
	$failure = caught($call);
	say($failure::class, '-', $failure->getMessage());
}
?>
--EXPECT--
Exception - Serialization of 'Skipcall\Client' is not allowed
Exception - Serialization of 'Skipcall\Client' is not allowed
Exception - Unserialization of 'Skipcall\Client' is not allowed
Exception - Unserialization of 'Skipcall\Client' is not allowed
Error - Trying to clone an uncloneable object of class Skipcall\Client
Skipcall\Exception\Error - Cannot construct a Skipcall\Client twice: use withOptions()
Skipcall\Exception\Error - The Skipcall\Client object was not constructed: its constructor must call Skipcall\Client::__construct()
