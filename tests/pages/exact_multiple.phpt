--TEST--
A total that is a multiple of the limit makes no empty page at the end
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/../client/client.inc';
$mock = Mock::start(['rows' => 20]);
$client = client($mock);
show($client->listCalls(page: 1, limit: 10));
show($client->listCalls(page: 2, limit: 10));
?>
--EXPECT--
10 rows of 20, page 1 of 2, limit 10, before: false, after: true
10 rows of 20, page 2 of 2, limit 10, before: true, after: false
