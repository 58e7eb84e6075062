--TEST--
A server that reads only deepObject is asked a second time once, then never again in this process
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/client.inc';
$mock = Mock::start(['rows' => 25, 'sortStyle' => 'deepObject']);
$page = client($mock)->listCalls(limit: 3, sort: 'createdAt', filters: ['transferred' => false]);
say(sorted: $page->sorted, ascending: $page->data[0]->createdAt < $page->data[2]->createdAt);
targets($mock);
say(sorted: (new Skipcall\Client('sk_test_expert',
	['baseUrl' => "$mock->url/v1/"]))->listCalls(sort: 'createdAt')->sorted);
say(sorted: client($mock, ['hydrate' => 'arrays'])->listCalls(page: 2, sort: 'createdAt')->sorted);
targets($mock);
?>
--EXPECT--
sorted: true, ascending: true
/v1/calls?page=1&limit=3&orderBy=createdAt&order=asc&filters=%7B%22transferred%22%3Afalse%7D
/v1/calls?page=1&limit=3&sort[orderBy]=createdAt&sort[order]=asc&filters=%7B%22transferred%22%3Afalse%7D
sorted: true
sorted: true
/v1/calls?page=1&sort[orderBy]=createdAt&sort[order]=asc
/v1/calls?page=2&sort[orderBy]=createdAt&sort[order]=asc
