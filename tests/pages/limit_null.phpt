--TEST--
Without a limit none is sent, and the server's own counts
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/../client/client.inc';
$mock = Mock::start(['rows' => 25]);
$client = client($mock);
show($client->listCalls());
show($client->listCalls(page: 3, limit: null));
targets($mock);
?>
--EXPECT--
10 rows of 25, page 1 of 3, limit 10, before: false, after: true
5 rows of 25, page 3 of 3, limit 10, before: true, after: false
/v1/calls?page=1
/v1/calls?page=3
