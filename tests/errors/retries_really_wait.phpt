--TEST--
Without a hook the wait is a real one
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/caught.inc';
$mock = Mock::start(['rows' => 3]);
$client = new Skipcall\Client('sk_test_ok', ['baseUrl' => $mock->url]);
// Less than the wait, and time enough on this machine for an answer: a wait is no part of it.
$timeout = ampleTimeout(fn () => $client->listCalls(), 0.9);
$wait = (int) ceil($timeout + 0.1);
$mock->faults([['status' => 503, 'headers' => ['Retry-After' => (string) $wait]]]);
$client = $client->withOptions(['timeout' => $timeout]);
$took = new Stopwatch();
$stats = $client->listCalls()->stats;
say(attempt: $stats->attempt, as_told: $stats->waited === (float) $wait, in_time: $took->seconds() >= $wait - 0.01 && within($took, $wait + 2));
?>
--EXPECT--
attempt: 2, as told: true, in time: true
