--TEST--
A client may be let go of while its transport runs
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/client.inc';
$client = doubled(function () use (&$client) {
	$client = null;
	gc_collect_cycles();
	return answer([row(1)]);
});
show($client->listCalls());
say(client: $client);
?>
--EXPECT--
1 rows of 1, page 1 of 1, limit 10, before: false, after: false
client: null
