--TEST--
A 400 tells every message of its list
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/caught.inc';
$mock = Mock::start(['limitMode' => 'refuse']);
$client = new Skipcall\Client('sk_test_ok', ['baseUrl' => $mock->url]);
$failure = caught(fn () => $client->listCalls(limit: 500));
say(short($failure), $failure->getMessage());
say(details: $failure->getDetails());
say('body:', $failure->getBody());

$failure = failure(400, '{"statusCode":400,"message":["page must be a number","limit must be a number"]}');
say($failure->getMessage());
say(details: $failure->getDetails());
?>
--EXPECT--
BadRequestException HTTP 400: limit must not be greater than 100
details: ["limit must not be greater than 100"]
body: {"statusCode":400,"message":["limit must not be greater than 100"],"error":"Bad Request"}
HTTP 400: page must be a number (and more, see getDetails())
details: ["page must be a number","limit must be a number"]
