--TEST--
The last page has what is left, and none after it
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/../client/client.inc';
$mock = Mock::start(['rows' => 25]);
show(client($mock)->listCalls(page: 3, limit: 10));
?>
--EXPECT--
5 rows of 25, page 3 of 3, limit 10, before: true, after: false
