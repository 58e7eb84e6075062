--TEST--
A page brings the state of the rate limit and what it cost
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/../client/client.inc';
$mock = Mock::start(['rows' => 25, 'rate' => ['limit' => 50]]);
$page = client($mock)->listCalls(filters: ['notes' => 'secret']);
say(limit: $page->rateLimit->limit, remaining: $page->rateLimit->remaining);
say(operation: $page->stats->operation, status: $page->stats->status);
echo str_replace($mock->url, '', $page->stats->url), "\n";
$mock->config(['rate' => ['headers' => false]]);
say(rateLimit_without_headers: client($mock)->listCalls()->rateLimit);
?>
--EXPECT--
limit: 50, remaining: 49
operation: "listCalls", status: 200
/v1/calls?page=1&filters=…
rateLimit without headers: null
