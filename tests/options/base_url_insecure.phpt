--TEST--
http:// to anywhere else is refused, also where it looks like loopback
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/../client/client.inc';
foreach ([
	'http://api-public.skipcall.app', 'http://127.0.0.1.evil.test', 'http://localhost.evil.test',
	'http://127.evil.test', 'http://evil.test/127.0.0.1',
	'http://128.0.0.1', 'http://10.0.0.1', 'http://0.0.0.0', 'http://[::2]', 'http://[::]',
	'http://[fe80::1]', 'http://localhost.', 'http://notlocalhost',
] as $url) {
	attempt($url, fn () => new Skipcall\Client('sk_test_ok', ['baseUrl' => $url]));
}
?>
--EXPECT--
http://api-public.skipcall.app: Skipcall\Exception\InvalidArgumentException: Skipcall\Client::__construct(): option "baseUrl" may use http:// only for a loopback address: the API key would be readable on the way
http://127.0.0.1.evil.test: Skipcall\Exception\InvalidArgumentException: Skipcall\Client::__construct(): option "baseUrl" may use http:// only for a loopback address: the API key would be readable on the way
http://localhost.evil.test: Skipcall\Exception\InvalidArgumentException: Skipcall\Client::__construct(): option "baseUrl" may use http:// only for a loopback address: the API key would be readable on the way
http://127.evil.test: Skipcall\Exception\InvalidArgumentException: Skipcall\Client::__construct(): option "baseUrl" may use http:// only for a loopback address: the API key would be readable on the way
http://evil.test/127.0.0.1: Skipcall\Exception\InvalidArgumentException: Skipcall\Client::__construct(): option "baseUrl" may use http:// only for a loopback address: the API key would be readable on the way
http://128.0.0.1: Skipcall\Exception\InvalidArgumentException: Skipcall\Client::__construct(): option "baseUrl" may use http:// only for a loopback address: the API key would be readable on the way
http://10.0.0.1: Skipcall\Exception\InvalidArgumentException: Skipcall\Client::__construct(): option "baseUrl" may use http:// only for a loopback address: the API key would be readable on the way
http://0.0.0.0: Skipcall\Exception\InvalidArgumentException: Skipcall\Client::__construct(): option "baseUrl" may use http:// only for a loopback address: the API key would be readable on the way
http://[::2]: Skipcall\Exception\InvalidArgumentException: Skipcall\Client::__construct(): option "baseUrl" may use http:// only for a loopback address: the API key would be readable on the way
http://[::]: Skipcall\Exception\InvalidArgumentException: Skipcall\Client::__construct(): option "baseUrl" may use http:// only for a loopback address: the API key would be readable on the way
http://[fe80::1]: Skipcall\Exception\InvalidArgumentException: Skipcall\Client::__construct(): option "baseUrl" may use http:// only for a loopback address: the API key would be readable on the way
http://localhost.: Skipcall\Exception\InvalidArgumentException: Skipcall\Client::__construct(): option "baseUrl" may use http:// only for a loopback address: the API key would be readable on the way
http://notlocalhost: Skipcall\Exception\InvalidArgumentException: Skipcall\Client::__construct(): option "baseUrl" may use http:// only for a loopback address: the API key would be readable on the way
