--TEST--
A 400 that lists the allowed values of orderBy is about the value, not about how it is written
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/client.inc';
$messages = [
	'orderBy must be one of the following values: createdAt, id',
	'querystring/orderBy must be equal to one of the allowed values',
	'"orderBy" must be one of [createdAt, id]',
];
foreach ($messages as $message) {
	$client = doubled(fn (Skipcall\Request $request) => str_contains($request->getUrl(), 'sort[')
		? answer([row(1), row(2)])
		: ['status' => 400, 'headers' => [], 'body' => json_encode(['message' => [$message]])]);
	attempt('listCalls', fn () => $client->listCalls(sort: 'status'));
}
?>
--EXPECT--
listCalls: Skipcall\Exception\BadRequestException: HTTP 400: orderBy must be one of the following values: createdAt, id
listCalls: Skipcall\Exception\BadRequestException: HTTP 400: querystring/orderBy must be equal to one of the allowed values
listCalls: Skipcall\Exception\BadRequestException: HTTP 400: "orderBy" must be one of [createdAt, id]
