--TEST--
Headers that a transport returns are read as the server's are
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/client.inc';
$client = doubled(fn () => ['headers' => [
	'x-ratelimit-limit' => '100', 'X-RATELIMIT-REMAINING' => 42, 'X-RateLimit-Reset' => '30',
	'X-Request-Id' => 'abc',
]] + answer());
$page = $client->listCalls();
var_dump($page->rateLimit->limit, $page->rateLimit->remaining, $page->stats->requestId);
var_dump($client->getRateLimit() == $page->rateLimit);
$client = doubled(fn () => ['status' => 200, 'body' => answer()['body']]);
var_dump($client->listCalls()->rateLimit);
?>
--EXPECT--
int(100)
int(42)
string(3) "abc"
bool(true)
NULL
