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
listCalls: Error: The Forgetful object was not constructed: its constructor must call Skipcall\Client::__construct()
countCalls: Error: The Forgetful object was not constructed: its constructor must call Skipcall\Client::__construct()
get: Error: The Forgetful object was not constructed: its constructor must call Skipcall\Client::__construct()
getRateLimit: Error: The Forgetful object was not constructed: its constructor must call Skipcall\Client::__construct()
withOptions: Error: The Forgetful object was not constructed: its constructor must call Skipcall\Client::__construct()
withApiKey: Error: The Forgetful object was not constructed: its constructor must call Skipcall\Client::__construct()
shown: []
listCalls: Error: The Skipcall\Client object was not constructed: its constructor must call Skipcall\Client::__construct()
countCalls: Error: The Skipcall\Client object was not constructed: its constructor must call Skipcall\Client::__construct()
get: Error: The Skipcall\Client object was not constructed: its constructor must call Skipcall\Client::__construct()
getRateLimit: Error: The Skipcall\Client object was not constructed: its constructor must call Skipcall\Client::__construct()
withOptions: Error: The Skipcall\Client object was not constructed: its constructor must call Skipcall\Client::__construct()
withApiKey: Error: The Skipcall\Client object was not constructed: its constructor must call Skipcall\Client::__construct()
shown: []
