--TEST--
A 400 that names orderBy has the sort written the other way, and that is remembered
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/client.inc';
$mock = Mock::start(['rows' => 25, 'sortStyle' => 'deepObjectStrict']);
$client = client($mock);
say(sorted: $client->listCalls(limit: 2, sort: 'createdAt')->sorted);
say(sorted: $client->listCalls(page: 2, limit: 2, sort: '-createdAt')->sorted);
targets($mock);
?>
--EXPECT--
sorted: true
sorted: true
/v1/calls?page=1&limit=2&orderBy=createdAt&order=asc
/v1/calls?page=1&limit=2&sort[orderBy]=createdAt&sort[order]=asc
/v1/calls?page=2&limit=2&sort[orderBy]=createdAt&sort[order]=desc
