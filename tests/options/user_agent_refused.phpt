--TEST--
A user agent that is empty or would change the request is refused
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/../client/client.inc';
foreach (['', "Acme\r\nX: y", "Acme\n", "Acme\0", 7, true, []] as $value) {
	attempt(json_encode($value), fn () => new Skipcall\Client('sk_test_ok', ['userAgent' => $value]));
}
?>
--EXPECT--
"": Skipcall\Exception\InvalidArgumentException: Skipcall\Client::__construct(): option "userAgent" must be a string of at least one character, without control characters, string given
"Acme\r\nX: y": Skipcall\Exception\InvalidArgumentException: Skipcall\Client::__construct(): option "userAgent" must be a string of at least one character, without control characters, string given
"Acme\n": Skipcall\Exception\InvalidArgumentException: Skipcall\Client::__construct(): option "userAgent" must be a string of at least one character, without control characters, string given
"Acme\u0000": Skipcall\Exception\InvalidArgumentException: Skipcall\Client::__construct(): option "userAgent" must be a string of at least one character, without control characters, string given
7: Skipcall\Exception\InvalidArgumentException: Skipcall\Client::__construct(): option "userAgent" must be a string of at least one character, without control characters, int given
true: Skipcall\Exception\InvalidArgumentException: Skipcall\Client::__construct(): option "userAgent" must be a string of at least one character, without control characters, bool given
[]: Skipcall\Exception\InvalidArgumentException: Skipcall\Client::__construct(): option "userAgent" must be a string of at least one character, without control characters, array given
