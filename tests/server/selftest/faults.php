<?php

declare(strict_types=1);

$mock = Mock::start(['rows' => 30]);
/** One request with one fault, and how long it took. */
$with = function (array $fault, array $headers = []) use ($mock): array {
	$mock->faults([$fault]);
	$started = microtime(true);
	$answer = get($mock, '/v1/calls', headers: $headers);
	return $answer + ['took' => microtime(true) - $started];
};
$raw = function (array $fault) use ($mock): string {
	$mock->faults([$fault]);
	$client = new RawClient($mock->port);
	$client->send(RawClient::request('/v1/calls'));
	return $client->all();
};

$answer = $with(['status' => 503, 'headers' => ['Retry-After' => '7', 'date' => null]]);
Checks::same('status', [503, 'SERVICE_UNAVAILABLE'], [$answer['status'], $answer['json']['error']['code']]);
Checks::same('headers', ['7', false], [$answer['headers']['retry-after'], isset($answer['headers']['date'])]);
Checks::same('a fault is used up', 200, get($mock, '/v1/calls')['status']);
Checks::same('body', 'x', $with(['body' => 'x'])['body']);
Checks::same('bodyBase64', "\0\xff", $with(['bodyBase64' => base64_encode("\0\xff")])['body']);
$answer = $with(['set' => ['total' => '30.0', 'limit' => null, 'more' => '[1]'], 'rows' => '[{"id":1}]']);
Checks::same('set and rows', '{"data":[{"id":1}],"total":30.0,"page":1,"totalPages":3,"more":[1]}', $answer['body']);
$answer = $with(['redirect' => 'http://127.0.0.2/x']);
Checks::same('redirect', [302, 'http://127.0.0.2/x'], [$answer['status'], $answer['headers']['location']]);

$mock->faults([
	['match' => ['query' => ['page' => '2']], 'status' => 500, 'times' => 2],
	['match' => ['path' => '/v1/contacts'], 'status' => 502, 'times' => -1],
	['after' => 1, 'status' => 504],
]);
$statuses = [];
foreach (['calls', 'calls?page=2', 'contacts', 'calls?page=2', 'calls?page=2', 'contacts', 'calls'] as $path) {
	$statuses[] = get($mock, "/v1/$path")['status'];
}
Checks::same('match, times and after', [200, 500, 502, 500, 504, 502, 200], $statuses);
try {
	$mock->faults([['dealy' => 1]]);
	Checks::ok('a misspelt fault is refused', false);
} catch (RuntimeException $error) {
	Checks::ok('a misspelt fault is refused', str_contains($error->getMessage(), 'dealy'));
}

$answer = $with(['delay' => 0.3]);
Checks::ok('delay', $answer['took'] >= 0.3 && $answer['took'] < 1.5 && $answer['status'] === 200);
Checks::ok('headDelay', $with(['headDelay' => 0.3])['took'] >= 0.3);
$answer = $with(['body' => str_repeat('x', 50), 'drip' => ['bytes' => 10, 'every' => 0.05]]);
Checks::ok('drip', strlen($answer['body']) === 50 && $answer['took'] >= 0.2 && $answer['took'] < 1.5);
$answer = $with(['cut' => 100]);
Checks::same('cut', [100, false], [strlen($answer['body']), $answer['whole']]);
$head = $raw(['cutHead' => true]);
Checks::ok('cutHead', str_starts_with($head, 'HTTP/1.1 200') && !str_contains($head, "\r\n\r\n"));
Checks::same('close', '', $raw(['close' => true]));
Checks::ok('garbage', !str_starts_with($raw(['garbage' => true]), 'HTTP/'));
Checks::same('garbage of one\'s own', 'abc', $raw(['garbage' => 'abc']));
Checks::ok('http10', str_starts_with($raw(['http10' => true]), 'HTTP/1.0 200'));
Checks::ok('interim', str_starts_with($raw(['interim' => [100, 103], 'closeAfter' => true]), 'HTTP/1.1 100 Continue'));
Checks::same('after interim comes the answer', 200, $with(['interim' => true])['status']);
Checks::same('chunked', 30, $with(['chunked' => true])['json']['total']);
Checks::same('a false length', '9', $with(['contentLength' => 9])['headers']['content-length']);
$after = $raw(['closeAfter' => true]);
Checks::ok('closeAfter', str_contains($after, 'Connection: keep-alive') && str_ends_with($after, '}'));

$gzip = ['Accept-Encoding' => 'gzip'];
Checks::ok('gzip false', !isset($with(['gzip' => false], $gzip)['headers']['content-encoding']));
$answer = $with(['badGzip' => true], $gzip);
Checks::same('badGzip', ['gzip', false], [$answer['headers']['content-encoding'], @gzdecode($answer['body'])]);
$answer = $with(['bomb' => 64], $gzip);
$inflate = inflate_init(ZLIB_ENCODING_GZIP);
$bytes = 0;
foreach (str_split($answer['body'], 4096) as $piece) {
	$text = inflate_add($inflate, $piece);
	$bytes += strlen($text);
}
Checks::ok('bomb', $bytes > 64 << 20 && strlen($answer['body']) < 1 << 20 && inflate_get_status($inflate) === ZLIB_STREAM_END);
Checks::ok('a bomb is valid JSON at its end', str_ends_with($text, '"totalPages":3}'));

/** How a connection ends: after an RST nothing can be written, after an orderly end once more. */
$ending = function (array $fault) use ($mock): array {
	$mock->faults([$fault]);
	$client = new RawClient($mock->port);
	$client->send(RawClient::request('/v1/calls'));
	$bytes = strlen($client->all());
	return [$bytes, @fwrite($client->socket, 'x') === false];
};
Checks::same('reset', [0, true], $ending(['reset' => true]));
[$bytes, $wasReset] = $ending(['reset' => true, 'cut' => 50, 'delay' => 0.05]);
Checks::ok('reset in the middle of a body', $bytes > 50 && $wasReset);
Checks::same('cut is no reset', false, $ending(['cut' => 5])[1]);
$mock->reset();
$mock->faults([['close' => true, 'match' => ['path' => '/v1/contacts']], ['status' => 500]]);
get($mock, '/v1/calls');
get($mock, '/v1/contacts');
Checks::same('the journal of faults', ['0' => 1, '500' => 1], $mock->stats()['byStatus']);
$mock->stop();
