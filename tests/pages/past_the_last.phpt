--TEST--
A page past the last is empty and ends a loop
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/../client/client.inc';
$mock = Mock::start(['rows' => 25]);
show(client($mock)->listCalls(page: 4, limit: 10));
show(client($mock)->listCalls(page: 999, limit: 10));
?>
--EXPECT--
0 rows of 25, page 4 of 3, limit 10, before: true, after: false
0 rows of 25, page 999 of 3, limit 10, before: true, after: false
