--TEST--
The page is always sent, the limit when there is one
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/client.inc';
$mock = Mock::start();
$client = client($mock);
$client->listCalls();
$client->listCalls(3);
$client->listCalls(2, 50);
$client->listCalls(limit: 1);
$client->listCalls(page: 123456789, limit: 100);
targets($mock);
?>
--EXPECT--
/v1/calls?page=1
/v1/calls?page=3
/v1/calls?page=2&limit=50
/v1/calls?page=1&limit=1
/v1/calls?page=123456789&limit=100
