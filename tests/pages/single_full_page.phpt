--TEST--
As many calls as the limit allows make one page
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/../client/client.inc';
$mock = Mock::start(['rows' => 10]);
show(client($mock)->listCalls(limit: 10));
?>
--EXPECT--
10 rows of 10, page 1 of 1, limit 10, before: false, after: false
