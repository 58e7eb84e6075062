--TEST--
Every method sends the same headers
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/client.inc';
$mock = Mock::start();
$client = client($mock, ['userAgent' => 'AcmeCRM/2.1', 'headers' => ['X-Trace' => '7']]);
$client->listCalls();
$client->countCalls();
$client->get('/v1/contacts');
$headers = array_column($mock->log(), 'headers');
say(countCalls_sends_the_same: $headers[0] === $headers[1], get_sends_the_same: $headers[0] === $headers[2]);
?>
--EXPECT--
countCalls sends the same: true, get sends the same: true
