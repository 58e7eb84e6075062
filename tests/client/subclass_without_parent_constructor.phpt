--TEST--
A client whose own constructor never ran says so from every method
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/client.inc';
class Forgetful extends Skipcall\Client
{
	public function __construct()
	{
	}
}
foreach ([new Forgetful(),
	(new ReflectionClass(Skipcall\Client::class))->newInstanceWithoutConstructor()] as $client) {
	attempt('listCalls', fn () => $client->listCalls());
	attempt('countCalls', fn () => $client->countCalls());
	attempt('get', fn () => $client->get('/v1/echo'));
	attempt('getRateLimit', fn () => $client->getRateLimit());
	attempt('withOptions', fn () => $client->withOptions([]));
	attempt('withApiKey', fn () => $client->withApiKey('sk_test_ok'));
	say(shown: $client->__debugInfo());
}
?>
--EXPECT--
listCalls: Skipcall\Exception\Error: The Forgetful object was not constructed: its constructor must call Skipcall\Client::__construct()
countCalls: Skipcall\Exception\Error: The Forgetful object was not constructed: its constructor must call Skipcall\Client::__construct()
get: Skipcall\Exception\Error: The Forgetful object was not constructed: its constructor must call Skipcall\Client::__construct()
getRateLimit: Skipcall\Exception\Error: The Forgetful object was not constructed: its constructor must call Skipcall\Client::__construct()
withOptions: Skipcall\Exception\Error: The Forgetful object was not constructed: its constructor must call Skipcall\Client::__construct()
withApiKey: Skipcall\Exception\Error: The Forgetful object was not constructed: its constructor must call Skipcall\Client::__construct()
shown: []
listCalls: Skipcall\Exception\Error: The Skipcall\Client object was not constructed: its constructor must call Skipcall\Client::__construct()
countCalls: Skipcall\Exception\Error: The Skipcall\Client object was not constructed: its constructor must call Skipcall\Client::__construct()
get: Skipcall\Exception\Error: The Skipcall\Client object was not constructed: its constructor must call Skipcall\Client::__construct()
getRateLimit: Skipcall\Exception\Error: The Skipcall\Client object was not constructed: its constructor must call Skipcall\Client::__construct()
withOptions: Skipcall\Exception\Error: The Skipcall\Client object was not constructed: its constructor must call Skipcall\Client::__construct()
withApiKey: Skipcall\Exception\Error: The Skipcall\Client object was not constructed: its constructor must call Skipcall\Client::__construct()
shown: []
