--TEST--
Bodies that are not as they are said to be: read where they can be, else the message names what came
--EXTENSIONS--
skipcall
--SKIPIF--
<?php
if (!extension_loaded('pcntl') || !extension_loaded('zlib')) {
	die('skip needs pcntl and zlib');
}
?>
--FILE--
<?php
require __DIR__ . '/caught.inc';
require __DIR__ . '/../server/raw.inc';
$server = Raw::start(<<<'PHP'
	while (($head = $peer->request()) !== null) {
		preg_match('~GET /v1/(\w+)~', $head, $found);
		$encoded = preg_match('~Accept-Encoding: .*gzip~i', $head) === 1;
		$json = '{"rows":[1,2,3]}';
		$html = "<!DOCTYPE html>\n<html><head><title>Attention\n Required! | CDN</title></head><body>blocked</body></html>";
		$say = fn (string $encoding, string $body, int $status = 200) => Peer::answer($body, $encoding === '' ? [] : ['Content-Encoding' => $encoding], $status);
		$peer->say(match ($found[1]) {
			'members' => $encoded ? $say('gzip', gzencode('{"rows":') . gzencode('[1,2,3]}')) : $say('', $json),
			'behind' => $encoded ? $say('gzip', gzencode($json) . 'bytes behind it') : $say('', $json),
			'utf8' => $say('UTF-8', $json),
			'none' => $say('none', $json),
			'aws' => $say('aws-chunked', $json),
			'xgzip' => $say('x-gzip', gzencode($json)),
			'list' => $say('identity, gzip', gzencode($json)),
			'nested' => $say('gzip, gzip', gzencode(gzencode($json))),
			'unknown' => $say('sdch', "\x01\x02\x03"),
			'html' => Peer::answer($html, ['Content-Type' => 'text/html']),
			'html403' => Peer::answer($html, ['Content-Type' => 'text/html'], 403),
			'html502' => Peer::answer('<html><body>bad gateway</body></html>', [], 502),
			'xml' => Peer::answer('<?xml version="1.0"?><Error/>'),
			'json403' => Peer::answer('{}', [], 403),
		});
	}
	PHP);
$client = new Skipcall\Client('sk_test_ok', ['baseUrl' => $server->url, 'maxRetries' => 0]);
foreach (['members', 'behind', 'utf8', 'none', 'aws', 'xgzip', 'list', 'nested', 'unknown', 'html', 'html403', 'html502', 'xml', 'json403'] as $what) {
	try {
		$rows = $client->get("/v1/$what")['rows'];
		echo "$what: rows read: ", count($rows), "\n";
	} catch (Skipcall\Exception\SkipcallException $e) {
		echo "$what: ", short($e), ': ', $e->getMessage(), "\n";
	}
}
?>
--EXPECT--
members: rows read: 3
behind: rows read: 3
utf8: rows read: 3
none: rows read: 3
aws: rows read: 3
xgzip: rows read: 3
list: rows read: 3
nested: rows read: 3
unknown: DecodeException: HTTP 200: the body is no JSON; its Content-Encoding is "sdch"
html: DecodeException: HTTP 200: HTML came instead of JSON, titled "Attention Required! | CDN"; something between here and the API may have answered (a proxy, firewall or CDN)
html403: PermissionException: HTTP 403: not allowed; HTML came instead of JSON, titled "Attention Required! | CDN"; something between here and the API may have answered (a proxy, firewall or CDN)
html502: ServerException: HTTP 502: bad gateway; HTML came instead of JSON; something between here and the API may have answered (a proxy, firewall or CDN)
xml: DecodeException: HTTP 200: markup came instead of JSON; something between here and the API may have answered (a proxy, firewall or CDN)
json403: PermissionException: HTTP 403: not allowed; a workspace id may be outside the scope of the API key
