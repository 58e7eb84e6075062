--TEST--
A page tells whether its rows stand in the order asked for
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/../client/client.inc';
$mock = Mock::start(['rows' => 25, 'sortStyle' => 'ignore']);
$client = client($mock, ['sortStyle' => 'form']);
say('not asked for', sorted: $client->listCalls()->sorted);
say('the order there is', sorted: $client->listCalls(sort: '-createdAt')->sorted);
say('the other order', sorted: $client->listCalls(sort: 'createdAt')->sorted);
say('one row', sorted: $client->listCalls(limit: 1, sort: 'createdAt')->sorted);
say('by status', sorted: $client->listCalls(sort: 'status')->sorted);
?>
--EXPECT--
not asked for; sorted: null
the order there is; sorted: true
the other order; sorted: false
one row; sorted: null
by status; sorted: null
