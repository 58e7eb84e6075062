--TEST--
Every parameter at once, in one order
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/client.inc';
$mock = Mock::start();
client($mock)->listCalls(2, 5, 'createdAt', ['status' => 'completed'],
	'550e8400-e29b-41d4-a716-446655440000');
targets($mock);
?>
--EXPECT--
/v1/calls?page=2&limit=5&orderBy=createdAt&order=asc&filters=%7B%22status%22%3A%22completed%22%7D&workspaceIds=550e8400-e29b-41d4-a716-446655440000
