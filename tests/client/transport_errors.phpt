--TEST--
Errors of a transport's answers are those of a server's
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/client.inc';
$client = doubled(fn () => ['status' => 403, 'headers' => [],
	'body' => '{"error":{"code":"PLAN_NOT_ELIGIBLE","message":"no"}}']);
attempt('403', fn () => $client->listCalls());
$client = doubled(fn () => ['status' => 200, 'headers' => [], 'body' => 'no JSON']);
attempt('no JSON', fn () => $client->listCalls());
$client = doubled(fn () => answer([], ['page' => 3]));
attempt('another page', fn () => $client->listCalls());
?>
--EXPECT--
403: Skipcall\Exception\PlanNotEligibleException: HTTP 403 PLAN_NOT_ELIGIBLE: no
no JSON: Skipcall\Exception\DecodeException: The response is not the documented JSON: syntax error at byte 0
another page: Skipcall\Exception\PaginationException: Page 1 was asked for, but the server answered with page 3
