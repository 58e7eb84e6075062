--TEST--
Pages of one row
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/../client/client.inc';
$mock = Mock::start(['rows' => 3]);
$client = client($mock);
show($client->listCalls(page: 1, limit: 1));
show($client->listCalls(page: 2, limit: 1));
show($client->listCalls(page: 3, limit: 1));
?>
--EXPECT--
1 rows of 3, page 1 of 3, limit 1, before: false, after: true
1 rows of 3, page 2 of 3, limit 1, before: true, after: true
1 rows of 3, page 3 of 3, limit 1, before: true, after: false
