--TEST--
A proxy is taken as libcurl takes it, from the option or the environment, and shown without its password
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/../client/client.inc';
$names = ['HTTPS_PROXY', 'https_proxy', 'HTTP_PROXY', 'http_proxy', 'ALL_PROXY', 'all_proxy', 'NO_PROXY', 'no_proxy'];
array_map(putenv(...), $names);
function shown(array $options = []): string
{
	$shown = (new Skipcall\Client('sk_test_ok', $options))->__debugInfo();
	return json_encode([$shown['proxy'], $shown['noProxy']], JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE);
}
foreach ([
	'h', 'h:1', 'http://h:1/', 'https://h', 'socks4://h', 'socks4a://h:2', 'socks5://h', 'socks5h://[::1]:9',
	'u:secret@h:1', 'http://u:secret@h:1', 'http://u@h:1', 'http://:secret@h:1', '', null,
] as $proxy) {
	echo json_encode($proxy), ' ', shown(['proxy' => $proxy]), "\n";
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
		echo json_encode($environment), ' ', shown(), ' ', shown(['proxy' => '', 'noProxy' => 'x']), "\n";
	} catch (Skipcall\Exception\InvalidArgumentException $e) {
		echo $e->getMessage(), "\n";
	}
	array_map(putenv(...), $names);
}
?>
--EXPECT--
"h" ["http://h",null]
"h:1" ["http://h:1",null]
"http:\/\/h:1\/" ["http://h:1",null]
"https:\/\/h" ["https://h",null]
"socks4:\/\/h" ["socks4://h",null]
"socks4a:\/\/h:2" ["socks4a://h:2",null]
"socks5:\/\/h" ["socks5://h",null]
"socks5h:\/\/[::1]:9" ["socks5h://[::1]:9",null]
"u:secret@h:1" ["http://…@h:1",null]
"http:\/\/u:secret@h:1" ["http://…@h:1",null]
"http:\/\/u@h:1" ["http://…@h:1",null]
"http:\/\/:secret@h:1" ["http://…@h:1",null]
"" [null,null]
null [null,null]
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
{"HTTP_PROXY":"request"} [null,null] [null,"x"]
{"http_proxy":"request"} [null,null] [null,"x"]
{"all_proxy":"lower"} [null,null] [null,"x"]
{"ALL_PROXY":"all"} ["http://all",null] [null,"x"]
{"ALL_PROXY":"all","https_proxy":"small"} ["http://small",null] [null,"x"]
{"HTTPS_PROXY":"u:secret@big:1","https_proxy":"small"} ["http://…@big:1",null] [null,"x"]
{"HTTPS_PROXY":""} [null,null] [null,"x"]
{"NO_PROXY":"a,b","no_proxy":"c"} [null,"a,b"] [null,"x"]
{"no_proxy":"c"} [null,"c"] [null,"x"]
{"HTTPS_PROXY":"http:\/\/secret:secret@\/"} Skipcall\Client::__construct(): environment variable HTTPS_PROXY must be a proxy as libcurl takes it, like "http://user:password@proxy.example:3128"
