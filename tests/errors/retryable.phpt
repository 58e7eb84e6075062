--TEST--
Which failures may go away by themselves
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/caught.inc';
foreach ([302, 400, 401, 403, 404, 408, 409, 422, 429, 500, 501, 502, 503, 504, 505, 520] as $status) {
	say($status, failure($status, '')->isRetryable());
}
foreach (['Connection', 'Timeout', 'Tls', 'Transport'] as $name) {
	$class = "Skipcall\\Exception\\{$name}Exception";
	$client = new Skipcall\Client('sk_test_ok', [
		'maxRetries' => 0,
		'transport' => fn () => throw new $class('from the hook'),
	]);
	$failure = caught(fn () => $client->listCalls());
	say(short($failure), $failure->getMessage(), $failure->isRetryable());
}
say(short(failure(200, 'no JSON')), failure(200, 'no JSON')->isRetryable());
$failure = failure(200, '{"data":[],"total":0,"page":7,"limit":10,"totalPages":0}');
say(short($failure), $failure->isRetryable(), $failure->getReason());
?>
--EXPECT--
302 false
400 false
401 false
403 false
404 false
408 true
409 false
422 false
429 true
500 true
501 false
502 true
503 true
504 true
505 false
520 true
ConnectionException from the hook true
TimeoutException from the hook true
TlsException from the hook false
TransportException from the hook false
DecodeException false
PaginationException false page
