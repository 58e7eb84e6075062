--TEST--
get() goes nowhere but below the base URL; what would is refused, and nothing is sent
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/client.inc';
$mock = Mock::start();
$client = client($mock);
foreach ([
	'', 'https://evil.test/v1', 'HTTPS://evil.test', 'mailto:x', '//evil.test/v1', '/v1//calls', '/..',
	'/v1/../x', '..',
	'/v1/..', '/./v1', '/v1/%2e%2e/x', '/v1/.%2E', '/%2e/x', '/v1/..?x=1', '/v1#x', '/v1?x#y',
	'/v1/a b', "/v1/a\nb",
	"/v1/a\0b", "/v1\r\nX: y", '/v1/é', '\\\\evil.test', '/v1\\..\\x', ' /v1', '@evil.test:80/', '/v1?a=b c',
] as $path) {
	try {
		$client->get($path);
		echo json_encode($path), ": allowed\n";
	} catch (Skipcall\Exception\InvalidArgumentException $e) {
		echo json_encode($path), ': ', str_replace('Skipcall\Client::get(): Argument #1 ($path) ', '',
			$e->getMessage()), "\n";
	} catch (Skipcall\Exception\NotFoundException $e) {
		echo json_encode($path), ': sent as ', $mock->targets()[0], "\n";
		$mock->reset();
	}
}
attempt('DEL', fn () => $client->get("/v1/\x7f"));
echo $mock->stats()['requests'], " requests\n";
?>
--EXPECT--
"": must be a path like "/v1/calls"
"https:\/\/evil.test\/v1": must be a path below the base URL, not a URL or "//host"
"HTTPS:\/\/evil.test": must be a path below the base URL, not a URL or "//host"
"mailto:x": must be a path below the base URL, not a URL or "//host"
"\/\/evil.test\/v1": must be a path below the base URL, not a URL or "//host"
"\/v1\/\/calls": must be a path below the base URL, not a URL or "//host"
"\/..": must not hold "." or ".." segments
"\/v1\/..\/x": must not hold "." or ".." segments
"..": must not hold "." or ".." segments
"\/v1\/..": must not hold "." or ".." segments
"\/.\/v1": must not hold "." or ".." segments
"\/v1\/%2e%2e\/x": must not hold "." or ".." segments
"\/v1\/.%2E": must not hold "." or ".." segments
"\/%2e\/x": must not hold "." or ".." segments
"\/v1\/..?x=1": must not hold "." or ".." segments
"\/v1#x": must not hold "#"
"\/v1?x#y": must not hold "#"
"\/v1\/a b": must not hold control characters, spaces, backslashes or bytes above 126: percent-encode them
"\/v1\/a\nb": must not hold control characters, spaces, backslashes or bytes above 126: percent-encode them
"\/v1\/a\u0000b": must not hold control characters, spaces, backslashes or bytes above 126: percent-encode them
"\/v1\r\nX: y": must not hold control characters, spaces, backslashes or bytes above 126: percent-encode them
"\/v1\/\u00e9": must not hold control characters, spaces, backslashes or bytes above 126: percent-encode them
"\\\\evil.test": must not hold control characters, spaces, backslashes or bytes above 126: percent-encode them
"\/v1\\..\\x": must not hold control characters, spaces, backslashes or bytes above 126: percent-encode them
" \/v1": must not hold control characters, spaces, backslashes or bytes above 126: percent-encode them
"@evil.test:80\/": must be a path below the base URL, not a URL or "//host"
"\/v1?a=b c": must not hold control characters, spaces, backslashes or bytes above 126: percent-encode them
DEL: Skipcall\Exception\InvalidArgumentException: Skipcall\Client::get(): Argument #1 ($path) must not hold control characters, spaces, backslashes or bytes above 126: percent-encode them
0 requests
