--TEST--
Verification of certificates can be switched off only where php.ini allows it
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/../client/client.inc';
foreach ([true, 1, '1', null] as $value) {
	say(given: $value, verifyTls: (new Skipcall\Client('sk_test_ok', ['verifyTls' => $value]))->__debugInfo()['verifyTls']);
}
foreach ([false, 0, '0', 2, 'yes', '', []] as $value) {
	attempt(json_encode($value), fn () => new Skipcall\Client('sk_test_ok', ['verifyTls' => $value]));
}
?>
--EXPECT--
given: true, verifyTls: true
given: 1, verifyTls: true
given: "1", verifyTls: true
given: null, verifyTls: true
false: Skipcall\Exception\InvalidArgumentException: Skipcall\Client::__construct(): option "verifyTls" may be false only with skipcall.allow_insecure=1 in php.ini
0: Skipcall\Exception\InvalidArgumentException: Skipcall\Client::__construct(): option "verifyTls" may be false only with skipcall.allow_insecure=1 in php.ini
"0": Skipcall\Exception\InvalidArgumentException: Skipcall\Client::__construct(): option "verifyTls" may be false only with skipcall.allow_insecure=1 in php.ini
2: Skipcall\Exception\InvalidArgumentException: Skipcall\Client::__construct(): option "verifyTls" must be true or false, int given
"yes": Skipcall\Exception\InvalidArgumentException: Skipcall\Client::__construct(): option "verifyTls" must be true or false, string given
"": Skipcall\Exception\InvalidArgumentException: Skipcall\Client::__construct(): option "verifyTls" must be true or false, string given
[]: Skipcall\Exception\InvalidArgumentException: Skipcall\Client::__construct(): option "verifyTls" must be true or false, array given
