--TEST--
A limit that the server clamps shows as the one it applied, and pages are counted by it
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/../client/client.inc';
$mock = Mock::start(['rows' => 25, 'maxLimit' => 10]);
$client = client($mock);
show($client->listCalls(page: 1, limit: 50));
show($client->listCalls(page: 2, limit: 50));
show($client->listCalls(page: 3, limit: 50));
?>
--EXPECT--
10 rows of 25, page 1 of 3, limit 10, before: false, after: true
10 rows of 25, page 2 of 3, limit 10, before: true, after: true
5 rows of 25, page 3 of 3, limit 10, before: true, after: false
