--TEST--
An empty array of filters is not sent
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/client.inc';
$mock = Mock::start();
$client = client($mock);
$client->listCalls(filters: []);
$client->listCalls(filters: null);
$client->countCalls([]);
targets($mock);
?>
--EXPECT--
/v1/calls?page=1
/v1/calls?page=1
/v1/calls?page=1&limit=1
