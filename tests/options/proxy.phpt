--TEST--
A proxy is taken as libcurl takes it, from the option or the environment, and shown without its password
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/../client/client.inc';
$names = ['HTTPS_PROXY', 'https_proxy', 'HTTP_PROXY', 'http_proxy', 'ALL_PROXY', 'all_proxy', 'NO_PROXY', 'no_proxy'];
array_map(putenv(...), $names);
function shown(array $options = []): array
{
	$shown = (new Skipcall\Client('sk_test_ok', $options))->__debugInfo();
	return ['proxy' => $shown['proxy'], 'noProxy' => $shown['noProxy']];
}
foreach ([
	'h', 'h:1', 'http://h:1/', 'https://h', 'socks4://h', 'socks4a://h:2', 'socks5://h', 'socks5h://[::1]:9',
	'u:secret@h:1', 'http://u:secret@h:1', 'http://u@h:1', 'http://:secret@h:1', '', null,
] as $proxy) {
	say(...['given' => $proxy] + shown(['proxy' => $proxy]));
}
foreach ([
	'ftp://h', 'http://h/path', 'http://h?x', 'http://h#x', 'h:99999', 'h h', "h\r\nX: y", 'http://u:secret word@h',
	'http://u:secret%0d@h', 'http://', 5, true, ['h'],
] as $proxy) {
	attempt(json_encode($proxy, JSON_UNESCAPED_SLASHES), fn () => new Skipcall\Client('sk_test_ok', ['proxy' => $proxy]));
}
foreach ([['a', 'b'], 5, "a\nb"] as $list) {
	attempt(json_encode($list), fn () => new Skipcall\Client('sk_test_ok', ['noProxy' => $list]));
}
echo "-- environment\n";
foreach ([
	['HTTP_PROXY' => 'request'], ['http_proxy' => 'request'], ['all_proxy' => 'lower'],
	['ALL_PROXY' => 'all'], ['ALL_PROXY' => 'all', 'https_proxy' => 'small'],
	['HTTPS_PROXY' => 'u:secret@big:1', 'https_proxy' => 'small'], ['HTTPS_PROXY' => ''],
	['NO_PROXY' => 'a,b', 'no_proxy' => 'c'], ['no_proxy' => 'c'], ['HTTPS_PROXY' => 'http://secret:secret@/'],
] as $environment) {
	foreach ($environment as $name => $value) {
		putenv("$name=$value");
	}
	try {
		say(environment: $environment, shown: shown(), with_options: shown(['proxy' => '', 'noProxy' => 'x']));
	} catch (Skipcall\Exception\InvalidArgumentException $e) {
		say(environment: $environment, refused: $e->getMessage());
	}
	array_map(putenv(...), $names);
}
?>
--EXPECT--
given: "h", proxy: "http://h", noProxy: null
given: "h:1", proxy: "http://h:1", noProxy: null
given: "http://h:1/", proxy: "http://h:1", noProxy: null
given: "https://h", proxy: "https://h", noProxy: null
given: "socks4://h", proxy: "socks4://h", noProxy: null
given: "socks4a://h:2", proxy: "socks4a://h:2", noProxy: null
given: "socks5://h", proxy: "socks5://h", noProxy: null
given: "socks5h://[::1]:9", proxy: "socks5h://[::1]:9", noProxy: null
given: "u:secret@h:1", proxy: "http://…@h:1", noProxy: null
given: "http://u:secret@h:1", proxy: "http://…@h:1", noProxy: null
given: "http://u@h:1", proxy: "http://…@h:1", noProxy: null
given: "http://:secret@h:1", proxy: "http://…@h:1", noProxy: null
given: "", proxy: null, noProxy: null
given: null, proxy: null, noProxy: null
"ftp://h": Skipcall\Exception\InvalidArgumentException: Skipcall\Client::__construct(): option "proxy" must be an http, https, socks4, socks4a, socks5 or socks5h proxy
"http://h/path": Skipcall\Exception\InvalidArgumentException: Skipcall\Client::__construct(): option "proxy" must be a proxy as libcurl takes it, like "http://user:password@proxy.example:3128"
"http://h?x": Skipcall\Exception\InvalidArgumentException: Skipcall\Client::__construct(): option "proxy" must be a proxy as libcurl takes it, like "http://user:password@proxy.example:3128"
"http://h#x": Skipcall\Exception\InvalidArgumentException: Skipcall\Client::__construct(): option "proxy" must be a proxy as libcurl takes it, like "http://user:password@proxy.example:3128"
"h:99999": Skipcall\Exception\InvalidArgumentException: Skipcall\Client::__construct(): option "proxy" must be a proxy as libcurl takes it, like "http://user:password@proxy.example:3128"
"h h": Skipcall\Exception\InvalidArgumentException: Skipcall\Client::__construct(): option "proxy" must be a proxy as libcurl takes it, like "http://user:password@proxy.example:3128"
"h\r\nX: y": Skipcall\Exception\InvalidArgumentException: Skipcall\Client::__construct(): option "proxy" must be a proxy as libcurl takes it, like "http://user:password@proxy.example:3128"
"http://u:secret word@h": Skipcall\Exception\InvalidArgumentException: Skipcall\Client::__construct(): option "proxy" must be a proxy as libcurl takes it, like "http://user:password@proxy.example:3128"
"http://u:secret%0d@h": Skipcall\Exception\InvalidArgumentException: Skipcall\Client::__construct(): option "proxy" must be a proxy as libcurl takes it, like "http://user:password@proxy.example:3128"
"http://": Skipcall\Exception\InvalidArgumentException: Skipcall\Client::__construct(): option "proxy" must be a proxy as libcurl takes it, like "http://user:password@proxy.example:3128"
5: Skipcall\Exception\InvalidArgumentException: Skipcall\Client::__construct(): option "proxy" must be a proxy as libcurl takes it: a string, empty for none, int given
true: Skipcall\Exception\InvalidArgumentException: Skipcall\Client::__construct(): option "proxy" must be a proxy as libcurl takes it: a string, empty for none, bool given
["h"]: Skipcall\Exception\InvalidArgumentException: Skipcall\Client::__construct(): option "proxy" must be a proxy as libcurl takes it: a string, empty for none, array given
["a","b"]: Skipcall\Exception\InvalidArgumentException: Skipcall\Client::__construct(): option "noProxy" must be a comma-separated string of hosts, "*" for all, array given
5: Skipcall\Exception\InvalidArgumentException: Skipcall\Client::__construct(): option "noProxy" must be a comma-separated string of hosts, "*" for all, int given
"a\nb": Skipcall\Exception\InvalidArgumentException: Skipcall\Client::__construct(): option "noProxy" must be a comma-separated string of hosts, "*" for all, string given
-- environment
environment: {"HTTP_PROXY":"request"}, shown: {"proxy":null,"noProxy":null}, with options: {"proxy":null,"noProxy":"x"}
environment: {"http_proxy":"request"}, shown: {"proxy":null,"noProxy":null}, with options: {"proxy":null,"noProxy":"x"}
environment: {"all_proxy":"lower"}, shown: {"proxy":null,"noProxy":null}, with options: {"proxy":null,"noProxy":"x"}
environment: {"ALL_PROXY":"all"}, shown: {"proxy":"http://all","noProxy":null}, with options: {"proxy":null,"noProxy":"x"}
environment: {"ALL_PROXY":"all","https_proxy":"small"}, shown: {"proxy":"http://small","noProxy":null}, with options: {"proxy":null,"noProxy":"x"}
environment: {"HTTPS_PROXY":"u:secret@big:1","https_proxy":"small"}, shown: {"proxy":"http://…@big:1","noProxy":null}, with options: {"proxy":null,"noProxy":"x"}
environment: {"HTTPS_PROXY":""}, shown: {"proxy":null,"noProxy":null}, with options: {"proxy":null,"noProxy":"x"}
environment: {"NO_PROXY":"a,b","no_proxy":"c"}, shown: {"proxy":null,"noProxy":"a,b"}, with options: {"proxy":null,"noProxy":"x"}
environment: {"no_proxy":"c"}, shown: {"proxy":null,"noProxy":"c"}, with options: {"proxy":null,"noProxy":"x"}
environment: {"HTTPS_PROXY":"http://secret:secret@/"}, refused: "Skipcall\\Client::__construct(): environment variable HTTPS_PROXY must be a proxy as libcurl takes it, like \"http://user:password@proxy.example:3128\""
