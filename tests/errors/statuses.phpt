--TEST--
Every status that is not 2xx becomes an exception of its class, and the status is its code
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/caught.inc';
$statuses = [
	...range(300, 308), ...range(400, 410), 413, 418, 422, 429, 451, ...range(500, 504), 520,
];
$mock = Mock::start(['rows' => 3]);
$mock->faults(array_map(
	fn ($status) => ['status' => $status, 'match' => ['query' => ['page' => (string) $status]]],
	$statuses,
));
$client = new Skipcall\Client('sk_test_ok', ['baseUrl' => $mock->url, 'maxRetries' => 0, 'rateLimitMaxWait' => 0,
	'rateLimitMode' => 'reactive']);
foreach ($statuses as $status) {
	$failure = caught(fn () => $client->listCalls(page: $status));
	say(short($failure), $failure->getCode(), $failure->getStatusCode());
}
say($mock->stats()['requests'] - count($statuses));
?>
--EXPECT--
ApiException 300 300
ApiException 301 301
ApiException 302 302
ApiException 303 303
ApiException 304 304
ApiException 305 305
ApiException 306 306
ApiException 307 307
ApiException 308 308
BadRequestException 400 400
AuthenticationException 401 401
ApiException 402 402
PermissionException 403 403
NotFoundException 404 404
ApiException 405 405
ApiException 406 406
ApiException 407 407
ApiException 408 408
ApiException 409 409
ApiException 410 410
ApiException 413 413
ApiException 418 418
ApiException 422 422
RateLimitException 429 429
ApiException 451 451
ServerException 500 500
ServerException 501 501
ServerException 502 502
ServerException 503 503
ServerException 504 504
ServerException 520 520
0
