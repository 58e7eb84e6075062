--TEST--
When the second way fails, the first answer stands, and nothing is remembered
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/client.inc';
$mock = Mock::start(['rows' => 25, 'sortStyle' => 'deepObject']);
$client = client($mock, ['maxRetries' => 0]);
$mock->faults([['status' => 503, 'match' => ['query' => ['sort[orderBy]' => 'createdAt']]]]);
say(sorted: $client->listCalls(sort: 'createdAt')->sorted);
say(sorted: $client->listCalls(sort: 'createdAt')->sorted);
say(sorted: $client->listCalls(sort: 'createdAt')->sorted);
echo implode("\n", $mock->targets()), "\n";
?>
--EXPECT--
sorted: false
sorted: true
sorted: true
/v1/calls?page=1&orderBy=createdAt&order=asc
/v1/calls?page=1&sort[orderBy]=createdAt&sort[order]=asc
/v1/calls?page=1&orderBy=createdAt&order=asc
/v1/calls?page=1&sort[orderBy]=createdAt&sort[order]=asc
/v1/calls?page=1&sort[orderBy]=createdAt&sort[order]=asc
