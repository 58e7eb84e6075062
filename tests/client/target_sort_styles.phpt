--TEST--
Both styles of a sort, byte for byte
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/client.inc';
$mock = Mock::start(['rows' => 0, 'sortStyle' => 'both']);
foreach (['form', 'deepObject', 'auto'] as $style) {
	client($mock, ['sortStyle' => $style])->listCalls(limit: 5, sort: '-createdAt', filters: ['a' => 1]);
}
targets($mock);
?>
--EXPECT--
/v1/calls?page=1&limit=5&orderBy=createdAt&order=desc&filters=%7B%22a%22%3A1%7D
/v1/calls?page=1&limit=5&sort[orderBy]=createdAt&sort[order]=desc&filters=%7B%22a%22%3A1%7D
/v1/calls?page=1&limit=5&orderBy=createdAt&order=desc&filters=%7B%22a%22%3A1%7D
