--TEST--
A server that closes after each answer costs no request, and no attempt is counted for it
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/life.inc';
$mock = Mock::start(['rows' => 3, 'rate' => ['enforce' => false]]);
$mock->faults([['closeAfter' => true, 'times' => -1]]);
$client = client($mock->url, ['maxRetries' => 0]);
$attempts = 0;
for ($i = 0; $i < 200; $i++) {
	$attempts += $client->listCalls()->stats->attempt;
}
say(attempts: $attempts, requests: $mock->stats()['requests'], connections: $mock->stats()['connections']);
?>
--EXPECT--
attempts: 200, requests: 200, connections: 200
