--TEST--
A page brings the state of the rate limit and what it cost
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/../client/client.inc';
$mock = Mock::start(['rows' => 25, 'rate' => ['limit' => 50]]);
$page = client($mock)->listCalls(filters: ['notes' => 'secret']);
var_dump($page->rateLimit->limit, $page->rateLimit->remaining);
var_dump($page->stats->operation, $page->stats->status);
echo str_replace($mock->url, '', $page->stats->url), "\n";
$mock->config(['rate' => ['headers' => false]]);
var_dump(client($mock)->listCalls()->rateLimit);
?>
--EXPECT--
int(50)
int(49)
string(9) "listCalls"
int(200)
/v1/calls?page=1&filters=…
NULL
