--TEST--
A base URL that is none, or holds more than one should, is refused
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/../client/client.inc';
foreach ([
	'', ' ', 'api.example.test', '//api.example.test', '/v1', 'ftp://api.example.test',
	'file:///etc/passwd', 'gopher://x', 'javascript://x',
	'https://', 'https:///v1', 'https://user@api.example.test', 'https://user:pass@api.example.test',
	'https://:pass@api.example.test',
	'http://127.0.0.1@evil.test', 'http://user:pass@127.0.0.1', 'https://api.example.test?x=1',
	'https://api.example.test/?', 'https://api.example.test#x',
	'https://api.example.test/#', 'https://api example.test', ' https://api.example.test',
	"https://api.example.test\n", "https://api.example.test\0",
	'https://api.example.test\\evil', 'https://é.test', 'https://api.example.test:99999',
	'https://api.example.test:x', 'https://[::1',
] as $url) {
	attempt(json_encode($url, JSON_UNESCAPED_SLASHES), fn () => new Skipcall\Client('sk_test_ok',
		['baseUrl' => $url]));
}
foreach ([7, true, [], 1.5] as $value) {
	attempt(get_debug_type($value), fn () => new Skipcall\Client('sk_test_ok', ['baseUrl' => $value]));
}
?>
--EXPECT--
"": Skipcall\Exception\InvalidArgumentException: Skipcall\Client::__construct(): option "baseUrl" must be a URL like "https://api-public.skipcall.app"
" ": Skipcall\Exception\InvalidArgumentException: Skipcall\Client::__construct(): option "baseUrl" must be a URL like "https://api-public.skipcall.app"
"api.example.test": Skipcall\Exception\InvalidArgumentException: Skipcall\Client::__construct(): option "baseUrl" must begin with https:// (or http:// for a loopback address)
"//api.example.test": Skipcall\Exception\InvalidArgumentException: Skipcall\Client::__construct(): option "baseUrl" must begin with https:// (or http:// for a loopback address)
"/v1": Skipcall\Exception\InvalidArgumentException: Skipcall\Client::__construct(): option "baseUrl" must begin with https:// (or http:// for a loopback address)
"ftp://api.example.test": Skipcall\Exception\InvalidArgumentException: Skipcall\Client::__construct(): option "baseUrl" must begin with https:// (or http:// for a loopback address)
"file:///etc/passwd": Skipcall\Exception\InvalidArgumentException: Skipcall\Client::__construct(): option "baseUrl" must be a URL like "https://api-public.skipcall.app"
"gopher://x": Skipcall\Exception\InvalidArgumentException: Skipcall\Client::__construct(): option "baseUrl" must begin with https:// (or http:// for a loopback address)
"javascript://x": Skipcall\Exception\InvalidArgumentException: Skipcall\Client::__construct(): option "baseUrl" must begin with https:// (or http:// for a loopback address)
"https://": Skipcall\Exception\InvalidArgumentException: Skipcall\Client::__construct(): option "baseUrl" must be a URL like "https://api-public.skipcall.app"
"https:///v1": Skipcall\Exception\InvalidArgumentException: Skipcall\Client::__construct(): option "baseUrl" must be a URL like "https://api-public.skipcall.app"
"https://user@api.example.test": Skipcall\Exception\InvalidArgumentException: Skipcall\Client::__construct(): option "baseUrl" must not hold a user name or a password
"https://user:pass@api.example.test": Skipcall\Exception\InvalidArgumentException: Skipcall\Client::__construct(): option "baseUrl" must not hold a user name or a password
"https://:pass@api.example.test": Skipcall\Exception\InvalidArgumentException: Skipcall\Client::__construct(): option "baseUrl" must not hold a user name or a password
"http://127.0.0.1@evil.test": Skipcall\Exception\InvalidArgumentException: Skipcall\Client::__construct(): option "baseUrl" must not hold a user name or a password
"http://user:pass@127.0.0.1": Skipcall\Exception\InvalidArgumentException: Skipcall\Client::__construct(): option "baseUrl" must not hold a user name or a password
"https://api.example.test?x=1": Skipcall\Exception\InvalidArgumentException: Skipcall\Client::__construct(): option "baseUrl" must not hold a query or a fragment
"https://api.example.test/?": Skipcall\Exception\InvalidArgumentException: Skipcall\Client::__construct(): option "baseUrl" must not hold a query or a fragment
"https://api.example.test#x": Skipcall\Exception\InvalidArgumentException: Skipcall\Client::__construct(): option "baseUrl" must not hold a query or a fragment
"https://api.example.test/#": Skipcall\Exception\InvalidArgumentException: Skipcall\Client::__construct(): option "baseUrl" must not hold a query or a fragment
"https://api example.test": Skipcall\Exception\InvalidArgumentException: Skipcall\Client::__construct(): option "baseUrl" must be a URL like "https://api-public.skipcall.app"
" https://api.example.test": Skipcall\Exception\InvalidArgumentException: Skipcall\Client::__construct(): option "baseUrl" must be a URL like "https://api-public.skipcall.app"
"https://api.example.test\n": Skipcall\Exception\InvalidArgumentException: Skipcall\Client::__construct(): option "baseUrl" must be a URL like "https://api-public.skipcall.app"
"https://api.example.test\u0000": Skipcall\Exception\InvalidArgumentException: Skipcall\Client::__construct(): option "baseUrl" must be a URL like "https://api-public.skipcall.app"
"https://api.example.test\\evil": Skipcall\Exception\InvalidArgumentException: Skipcall\Client::__construct(): option "baseUrl" must be a URL like "https://api-public.skipcall.app"
"https://\u00e9.test": Skipcall\Exception\InvalidArgumentException: Skipcall\Client::__construct(): option "baseUrl" must be a URL like "https://api-public.skipcall.app"
"https://api.example.test:99999": Skipcall\Exception\InvalidArgumentException: Skipcall\Client::__construct(): option "baseUrl" must be a URL like "https://api-public.skipcall.app"
"https://api.example.test:x": Skipcall\Exception\InvalidArgumentException: Skipcall\Client::__construct(): option "baseUrl" must be a URL like "https://api-public.skipcall.app"
"https://[::1": Skipcall\Exception\InvalidArgumentException: Skipcall\Client::__construct(): option "baseUrl" must be a URL like "https://api-public.skipcall.app"
int: Skipcall\Exception\InvalidArgumentException: Skipcall\Client::__construct(): option "baseUrl" must be a string, int given
bool: Skipcall\Exception\InvalidArgumentException: Skipcall\Client::__construct(): option "baseUrl" must be a string, bool given
array: Skipcall\Exception\InvalidArgumentException: Skipcall\Client::__construct(): option "baseUrl" must be a string, array given
float: Skipcall\Exception\InvalidArgumentException: Skipcall\Client::__construct(): option "baseUrl" must be a string, float given
