--TEST--
Which failures may go away by themselves
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/caught.inc';
foreach ([302, 400, 401, 403, 404, 408, 409, 422, 429, 500, 501, 502, 503, 504, 505, 520] as $status) {
	say("HTTP $status", retryable: failure($status, '')->isRetryable());
}
foreach (['Connection', 'Timeout', 'Tls', 'Transport'] as $name) {
	$class = "Skipcall\\Exception\\{$name}Exception";
	$client = new Skipcall\Client('sk_test_ok', [
		'maxRetries' => 0,
		'transport' => fn () => throw new $class('from the hook'),
	]);
	$failure = caught(fn () => $client->listCalls());
	say(short($failure), $failure->getMessage(), retryable: $failure->isRetryable());
}
say(short(failure(200, 'no JSON')), retryable: failure(200, 'no JSON')->isRetryable());
$failure = failure(200, '{"data":[],"total":0,"page":7,"limit":10,"totalPages":0}');
say(short($failure), retryable: $failure->isRetryable(), reason: $failure->getReason());
?>
--EXPECT--
HTTP 302; retryable: false
HTTP 400; retryable: false
HTTP 401; retryable: false
HTTP 403; retryable: false
HTTP 404; retryable: false
HTTP 408; retryable: true
HTTP 409; retryable: false
HTTP 422; retryable: false
HTTP 429; retryable: true
HTTP 500; retryable: true
HTTP 501; retryable: false
HTTP 502; retryable: true
HTTP 503; retryable: true
HTTP 504; retryable: true
HTTP 505; retryable: false
HTTP 520; retryable: true
ConnectionException from the hook; retryable: true
TimeoutException from the hook; retryable: true
TlsException from the hook; retryable: false
TransportException from the hook; retryable: false
DecodeException; retryable: false
PaginationException; retryable: false, reason: "page"
