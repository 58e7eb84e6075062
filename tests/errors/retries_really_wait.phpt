--TEST--
Without a hook the wait is a real one
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/caught.inc';
$mock = Mock::start(['rows' => 3]);
$mock->faults([['status' => 503, 'headers' => ['Retry-After' => '1']]]);
$client = new Skipcall\Client('sk_test_ok', ['baseUrl' => $mock->url, 'timeout' => 0.9]);
$took = new Stopwatch();
$stats = $client->listCalls()->stats;
say(attempt: $stats->attempt, waited: $stats->waited, in_time: $took->seconds() >= 0.99 && within($took, 3));
?>
--EXPECT--
attempt: 2, waited: 1.0, in time: true
