--TEST--
Without any call there is one empty page
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/../client/client.inc';
$mock = Mock::start(['rows' => 0]);
$page = client($mock)->listCalls();
show($page);
say(data: $page->data);
?>
--EXPECT--
0 rows of 0, page 1 of 0, limit 10, before: false, after: false
data: []
