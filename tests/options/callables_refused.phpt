--TEST--
transport and sleep must be callable
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/../client/client.inc';
foreach (['transport', 'sleep'] as $name) {
	foreach (['no_such_function', ['DateTime', 'nothing'], 7, true, [], new stdClass(), ''] as $value) {
		attempt(json_encode($value), fn () => new Skipcall\Client('sk_test_ok', [$name => $value]));
	}
}
?>
--EXPECT--
"no_such_function": Skipcall\Exception\InvalidArgumentException: Skipcall\Client::__construct(): option "transport" must be callable, string given
["DateTime","nothing"]: Skipcall\Exception\InvalidArgumentException: Skipcall\Client::__construct(): option "transport" must be callable, array given
7: Skipcall\Exception\InvalidArgumentException: Skipcall\Client::__construct(): option "transport" must be callable, int given
true: Skipcall\Exception\InvalidArgumentException: Skipcall\Client::__construct(): option "transport" must be callable, bool given
[]: Skipcall\Exception\InvalidArgumentException: Skipcall\Client::__construct(): option "transport" must be callable, array given
{}: Skipcall\Exception\InvalidArgumentException: Skipcall\Client::__construct(): option "transport" must be callable, stdClass given
"": Skipcall\Exception\InvalidArgumentException: Skipcall\Client::__construct(): option "transport" must be callable, string given
"no_such_function": Skipcall\Exception\InvalidArgumentException: Skipcall\Client::__construct(): option "sleep" must be callable, string given
["DateTime","nothing"]: Skipcall\Exception\InvalidArgumentException: Skipcall\Client::__construct(): option "sleep" must be callable, array given
7: Skipcall\Exception\InvalidArgumentException: Skipcall\Client::__construct(): option "sleep" must be callable, int given
true: Skipcall\Exception\InvalidArgumentException: Skipcall\Client::__construct(): option "sleep" must be callable, bool given
[]: Skipcall\Exception\InvalidArgumentException: Skipcall\Client::__construct(): option "sleep" must be callable, array given
{}: Skipcall\Exception\InvalidArgumentException: Skipcall\Client::__construct(): option "sleep" must be callable, stdClass given
"": Skipcall\Exception\InvalidArgumentException: Skipcall\Client::__construct(): option "sleep" must be callable, string given
