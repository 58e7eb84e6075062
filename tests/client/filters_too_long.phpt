--TEST--
Arguments that make a URL of more than 256 KiB are refused, and nothing is sent
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/client.inc';
$mock = Mock::start();
$client = client($mock);
attempt('filters', fn () => $client->listCalls(filters: ['a' => str_repeat('x', 300000)]));
attempt('escaped', fn () => $client->listCalls(filters: ['a' => str_repeat('é', 50000)]));
attempt('query', fn () => $client->get('/v1/echo', ['a' => str_repeat('x', 300000)]));
attempt('path', fn () => $client->get('/v1/' . str_repeat('x', 300000)));
echo $mock->stats()['requests'], " requests\n";
?>
--EXPECT--
filters: Skipcall\Exception\InvalidArgumentException: The arguments make a URL of more than 262144 bytes
escaped: Skipcall\Exception\InvalidArgumentException: The arguments make a URL of more than 262144 bytes
query: Skipcall\Exception\InvalidArgumentException: Skipcall\Client::get(): the URL must not be longer than 262144 bytes
path: Skipcall\Exception\InvalidArgumentException: Skipcall\Client::get(): the URL must not be longer than 262144 bytes
0 requests
