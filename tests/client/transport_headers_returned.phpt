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
say(limit: $page->rateLimit->limit, remaining: $page->rateLimit->remaining, requestId: $page->stats->requestId);
say(same_as_of_the_page: $client->getRateLimit() == $page->rateLimit);
$client = doubled(fn () => ['status' => 200, 'body' => answer()['body']]);
say(rateLimit_without_headers: $client->listCalls()->rateLimit);
?>
--EXPECT--
limit: 100, remaining: 42, requestId: "abc"
same as of the page: true
rateLimit without headers: null
