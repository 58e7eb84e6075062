--TEST--
A page in the middle has others before and after it
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/../client/client.inc';
$mock = Mock::start(['rows' => 25]);
show(client($mock)->listCalls(page: 2, limit: 10));
?>
--EXPECT--
10 rows of 25, page 2 of 3, limit 10, before: true, after: true
