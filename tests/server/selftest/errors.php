<?php

declare(strict_types=1);

$mock = Mock::start();

Checks::same(
	'401 as in the document',
	[401, '{"error":{"code":"UNAUTHORIZED","message":"Invalid or revoked API key","status":401}}'],
	array_values(array_intersect_key(get($mock, '/v1/calls', ''), ['status' => 0, 'body' => 0])),
);
Checks::same('401 for an unknown key', 401, get($mock, '/v1/calls', 'sk_test_else')['status']);
$odd = RawClient::request('/v1/calls', '', ['Authorization' => 'bearer sk_test_ok']);
$client = new RawClient($mock->port);
$client->send($odd);
Checks::same('401 for another spelling of Bearer', 401, $client->answer()['status']);
foreach (['nosub' => 'SUBSCRIPTION_REQUIRED', 'free' => 'PLAN_NOT_ELIGIBLE'] as $key => $code) {
	$answer = get($mock, '/v1/calls', "sk_test_$key");
	Checks::same("403 $code", [403, $code], [$answer['status'], $answer['json']['error']['code']]);
}
foreach (['starter' => '100', 'intermediaire' => '100', 'expert' => '1000', 'ok2' => '1000'] as $key => $limit) {
	Checks::same("the limit of $key", $limit, get($mock, '/v1/calls', "sk_test_$key")['headers']['x-ratelimit-limit']);
}
foreach (['page=0', 'page=x', 'limit=0', 'limit=-1', 'limit=', 'page=1&page=2', 'page=1.5'] as $query) {
	$answer = get($mock, "/v1/calls?$query");
	$name = strstr($query, '=', true);
	Checks::ok("400 for $query", $answer['status'] === 400 && str_starts_with($answer['json']['message'][0], $name));
}
$mock->config(['limitMode' => 'refuse', 'maxLimit' => 50]);
Checks::same('a limit can be refused', ['limit must not be greater than 50'], get($mock, '/v1/calls?limit=51')['json']['message']);
$mock->reset();
Checks::same('an unknown path', [
	404,
	'{"statusCode":404,"message":"Cannot GET /v2/x?y=1","error":"Not Found"}',
], [get($mock, '/v2/x?y=1')['status'], get($mock, '/v2/x?y=1')['body']]);

foreach ([
	'openapi' => '{"error":{"code":"UNAUTHORIZED",',
	'vendor' => '{"code":"API_KEY_INVALID","details":null}',
	'nest' => '{"statusCode":401,"message":"Invalid or revoked API key","error":"Unauthorized"}',
	'nestList' => '{"statusCode":401,"message":["Invalid or revoked API key"],',
	'empty' => '',
	'html' => '<html>',
	'problem' => '{"type":"about:blank","title":"Unauthorized","status":401,"detail":',
] as $shape => $wanted) {
	$mock->config(['errorShape' => $shape]);
	$answer = get($mock, '/v1/calls', '');
	Checks::ok("the shape $shape", $answer['status'] === 401 && str_starts_with($answer['body'], $wanted));
}
Checks::same('the type of a problem', 'application/problem+json', $answer['headers']['content-type']);
Checks::same('the validations of a problem', [['message' => 'page must not be less than 1']], get(
	$mock,
	'/v1/calls?page=0',
)['json']['validation']);

foreach ([['colour' => 1], ['sortStyle' => 'x'], ['rate' => ['x' => 1]]] as $bad) {
	try {
		$mock->config($bad);
		Checks::ok('unknown configuration is refused', false);
	} catch (RuntimeException $error) {
		Checks::ok('unknown configuration is refused', str_contains($error->getMessage(), 'config: '));
	}
}
$mock->stop();
try {
	Mock::start(['colour' => 1]);
	Checks::ok('a start that fails says why', false);
} catch (RuntimeException $error) {
	Checks::ok('a start that fails says why', str_contains($error->getMessage(), 'colour'));
}
