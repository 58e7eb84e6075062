--TEST--
gzip that libcurl refuses, by a server that sends nothing else: read to its last member, or the message names what is wrong with which
--EXTENSIONS--
skipcall
--SKIPIF--
<?php
if (!extension_loaded('pcntl') || !extension_loaded('zlib')) {
	die('skip needs pcntl and zlib');
}
ob_start();
(new ReflectionExtension('skipcall'))->info();
if (str_contains(ob_get_clean(), 'gzip of several members is not read')) {
	die('skip skipcall was built without zlib');
}
?>
--FILE--
<?php
require __DIR__ . '/caught.inc';
require __DIR__ . '/../server/raw.inc';
$server = Raw::start(<<<'PHP'
	while (($head = $peer->request()) !== null) {
		preg_match('~GET /v1/(\w+)~', $head, $found);
		$json = '{"rows":[1,2,3],"text":"' . str_repeat('é', 400) . '"}';
		$members = fn (string $text, int $each) => implode('', array_map(gzencode(...), str_split($text, $each)));
		// A head with FTEXT, FHCRC, FEXTRA, FNAME and FCOMMENT.
		$fields = function (string $text): string {
			$head = "\x1f\x8b\x08\x1f\0\0\0\0\x02\x03\x05\0extraname\0comment\0";
			return $head . pack('v', crc32($head) & 0xFFFF) . gzdeflate($text) . pack('VV', crc32($text), strlen($text));
		};
		$gzip = ['Content-Encoding' => 'gzip'];
		$broken = fn (int $fromEnd) => substr_replace($members($json, 300), '!', -$fromEnd, 1);
		$peer->say(match ($found[1]) {
			'calls' => Peer::answer($members('{"data":[{"id":"one"},{"id":"two"}],"total":2,"page":1,"limit":10,"totalPages":1}', 30), $gzip),
			'two' => Peer::answer($members($json, 500), $gzip),
			'each_byte' => Peer::answer($members($json, 1), $gzip),
			'empty_ones' => Peer::answer(gzencode('') . gzencode($json) . gzencode('') . gzencode(''), $gzip),
			'heads' => Peer::answer($fields(substr($json, 0, 9)) . $fields(substr($json, 9)), $gzip),
			'xgzip' => Peer::answer($members($json, 300), ['Content-Encoding' => 'x-gzip']),
			'list' => Peer::answer($members($json, 300), ['Content-Encoding' => 'identity, GZIP']),
			'nested' => Peer::answer($members($members($json, 300), 20), ['Content-Encoding' => 'gzip, gzip']),
			'said_twice' => Peer::answer($members($members($json, 300), 20), ['Content-Encoding' => "gzip\r\nContent-Encoding: gzip"]),
			'zlib_in_gzip' => Peer::answer($members(gzcompress($json), 20), ['Content-Encoding' => 'deflate, gzip']),
			'raw_in_gzip' => Peer::answer($members(gzdeflate($json), 20), ['Content-Encoding' => 'deflate, gzip']),
			'behind' => Peer::answer(gzencode($json) . 'bytes behind it', $gzip),
			'zeros_behind' => Peer::answer($members($json, 300) . str_repeat("\0", 512), $gzip),
			'behind_zlib' => Peer::answer(gzcompress($json) . 'bytes behind it', ['Content-Encoding' => 'deflate']),
			'behind_raw' => Peer::answer(gzdeflate($json) . 'bytes behind it', ['Content-Encoding' => 'deflate']),
			'plain' => Peer::answer($json, $gzip),
			'plain_deflate' => Peer::answer($json, ['Content-Encoding' => 'deflate']),

			'cut' => Peer::answer(substr($members($json, 300), 0, -9), $gzip),
			'cut_in_head' => Peer::answer(gzencode($json) . "\x1f\x8b\x08", $gzip),
			'cut_in_checks' => Peer::answer(substr($members($json, 300), 0, -1), $gzip),
			'crc' => Peer::answer($broken(8), $gzip),
			'isize' => Peer::answer($broken(4), $gzip),
			'no_member' => Peer::answer(gzencode($json) . "\x1f\x8bno member", $gzip),
			'inner_cut' => Peer::answer($members(substr(gzencode($json), 0, -9), 20), ['Content-Encoding' => 'gzip, gzip']),
			'one_missing' => Peer::answer(gzencode(substr($json, 0, 300)) . 'what was a member', $gzip),
			'two_documents' => Peer::answer(gzencode('{"rows":[1]}') . gzencode('{"rows":[2]}'), $gzip),
			'nothing' => Peer::answer(gzencode('') . gzencode(''), $gzip),
			'bomb' => Peer::answer(gzencode('{"rows":') . gzencode(str_repeat(' ', 32 << 20)), $gzip),
			'html' => Peer::answer($members('<html><title>Blocked</title></html>', 9), $gzip),

			'error' => Peer::answer($members('{"message":"in two members"}', 20), $gzip, 400),
			'error_cut' => Peer::answer(substr($members('{"message":"in two members"}', 28), 0, -3) . gzencode(''), $gzip, 400),
			'error_bomb' => Peer::answer(gzencode('{"code":"A_CODE"}') . gzencode(str_repeat(' ', 32 << 20)), $gzip, 500),
			'key_said_back' => Peer::answer($members('{"message":"no such key: sk_live_0123456789abcdef"}', 40), $gzip, 401),
		});
	}
	PHP);
$client = new Skipcall\Client('sk_live_0123456789abcdef', ['baseUrl' => $server->url, 'maxRetries' => 0]);
$page = $client->listCalls();
say('listCalls', ids: array_column($page->data, 'id'), bodyBytes: $page->stats->bodyBytes, attempt: $page->stats->attempt);

foreach (['two', 'each_byte', 'empty_ones', 'heads', 'xgzip', 'list', 'nested', 'said_twice', 'zlib_in_gzip', 'raw_in_gzip',
	'behind', 'zeros_behind', 'behind_zlib', 'behind_raw', 'plain', 'plain_deflate'] as $what) {
	$got = $client->get("/v1/$what");
	say($what, rows: $got['rows'], whole: $got['text'] === str_repeat('é', 400));
}
foreach (['cut', 'cut_in_head', 'cut_in_checks', 'crc', 'isize', 'no_member', 'inner_cut', 'one_missing', 'two_documents', 'nothing', 'bomb', 'html',
	'error', 'error_cut', 'error_bomb', 'key_said_back'] as $what) {
	$e = caught(fn () => $client->get("/v1/$what"));
	say($what, short($e), $e->getMessage(), status: $e->getStats()->status, retryable: $e->isRetryable());
}
// Asked for twice, and no more often.
$before = Skipcall\Client::getPoolStats()['requests'];
$client->get('/v1/two');
say(requests: Skipcall\Client::getPoolStats()['requests'] - $before);
?>
--EXPECT--
listCalls; ids: ["one","two"], bodyBytes: 81, attempt: 1
two; rows: [1,2,3], whole: true
each_byte; rows: [1,2,3], whole: true
empty_ones; rows: [1,2,3], whole: true
heads; rows: [1,2,3], whole: true
xgzip; rows: [1,2,3], whole: true
list; rows: [1,2,3], whole: true
nested; rows: [1,2,3], whole: true
said_twice; rows: [1,2,3], whole: true
zlib_in_gzip; rows: [1,2,3], whole: true
raw_in_gzip; rows: [1,2,3], whole: true
behind; rows: [1,2,3], whole: true
zeros_behind; rows: [1,2,3], whole: true
behind_zlib; rows: [1,2,3], whole: true
behind_raw; rows: [1,2,3], whole: true
plain; rows: [1,2,3], whole: true
plain_deflate; rows: [1,2,3], whole: true
cut DecodeException HTTP 200: the body cannot be decoded: member 3 of its gzip is cut short (its Content-Encoding is "gzip"); status: 200, retryable: false
cut_in_head DecodeException HTTP 200: the body cannot be decoded: member 2 of its gzip is cut short (its Content-Encoding is "gzip"); status: 200, retryable: false
cut_in_checks DecodeException HTTP 200: the body cannot be decoded: member 3 of its gzip is cut short (its Content-Encoding is "gzip"); status: 200, retryable: false
crc DecodeException HTTP 200: the body cannot be decoded: member 3 of its gzip is damaged: incorrect data check (its Content-Encoding is "gzip"); status: 200, retryable: false
isize DecodeException HTTP 200: the body cannot be decoded: member 3 of its gzip is damaged: incorrect length check (its Content-Encoding is "gzip"); status: 200, retryable: false
no_member DecodeException HTTP 200: the body cannot be decoded: member 2 of its gzip is damaged: unknown compression method (its Content-Encoding is "gzip"); status: 200, retryable: false
inner_cut DecodeException HTTP 200: the body cannot be decoded: member 1 of its gzip is cut short (its Content-Encoding is "gzip, gzip"); status: 200, retryable: false
one_missing DecodeException The response is not the documented JSON: the text ends too early at byte 300; status: 200, retryable: false
two_documents DecodeException The response is not the documented JSON: text after the end of the document at byte 12; status: 200, retryable: false
nothing DecodeException HTTP 200: the answer has no body; status: 200, retryable: false
bomb DecodeException The response body is larger than maxResponseBytes (16777216 bytes); status: 200, retryable: false
html DecodeException HTTP 200: HTML came instead of JSON, titled "Blocked"; something between here and the API may have answered (a proxy, firewall or CDN); status: 200, retryable: false
error BadRequestException HTTP 400: in two members; status: 400, retryable: false
error_cut BadRequestException HTTP 400: in two members; status: 400, retryable: false
error_bomb ServerException HTTP 500 A_CODE: internal server error; status: 500, retryable: true
key_said_back AuthenticationException HTTP 401: no such key: …; status: 401, retryable: false
requests: 2
