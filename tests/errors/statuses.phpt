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
	say(short($failure), code: $failure->getCode(), statusCode: $failure->getStatusCode());
}
say(requests_too_many: $mock->stats()['requests'] - count($statuses));
?>
--EXPECT--
ApiException; code: 300, statusCode: 300
ApiException; code: 301, statusCode: 301
ApiException; code: 302, statusCode: 302
ApiException; code: 303, statusCode: 303
ApiException; code: 304, statusCode: 304
ApiException; code: 305, statusCode: 305
ApiException; code: 306, statusCode: 306
ApiException; code: 307, statusCode: 307
ApiException; code: 308, statusCode: 308
BadRequestException; code: 400, statusCode: 400
AuthenticationException; code: 401, statusCode: 401
ApiException; code: 402, statusCode: 402
PermissionException; code: 403, statusCode: 403
NotFoundException; code: 404, statusCode: 404
ApiException; code: 405, statusCode: 405
ApiException; code: 406, statusCode: 406
ApiException; code: 407, statusCode: 407
ApiException; code: 408, statusCode: 408
ApiException; code: 409, statusCode: 409
ApiException; code: 410, statusCode: 410
ApiException; code: 413, statusCode: 413
ApiException; code: 418, statusCode: 418
ApiException; code: 422, statusCode: 422
RateLimitException; code: 429, statusCode: 429
ApiException; code: 451, statusCode: 451
ServerException; code: 500, statusCode: 500
ServerException; code: 501, statusCode: 501
ServerException; code: 502, statusCode: 502
ServerException; code: 503, statusCode: 503
ServerException; code: 504, statusCode: 504
ServerException; code: 520, statusCode: 520
requests too many: 0
