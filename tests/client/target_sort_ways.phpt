--TEST--
Each way to write a sort is the same on the wire
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/client.inc';
$mock = Mock::start(['rows' => 0]);
$client = client($mock);
foreach ([
	'createdAt',
	['createdAt' => 'asc'],
	['createdAt' => 'ASC'],
	['orderBy' => 'createdAt', 'order' => 'asc'],
	['order' => 'Asc', 'orderBy' => 'createdAt'],
	['orderBy' => 'createdAt'],
] as $sort) {
	$client->listCalls(sort: $sort);
}
targets($mock);
foreach ([
	'-createdAt',
	['createdAt' => 'desc'],
	['createdAt' => 'DESC'],
	['orderBy' => 'createdAt', 'order' => 'desc'],
	['order' => 'Desc', 'orderBy' => 'createdAt'],
] as $sort) {
	$client->listCalls(sort: $sort);
}
targets($mock);
?>
--EXPECT--
/v1/calls?page=1&orderBy=createdAt&order=asc
/v1/calls?page=1&orderBy=createdAt&order=asc
/v1/calls?page=1&orderBy=createdAt&order=asc
/v1/calls?page=1&orderBy=createdAt&order=asc
/v1/calls?page=1&orderBy=createdAt&order=asc
/v1/calls?page=1&orderBy=createdAt&order=asc
/v1/calls?page=1&orderBy=createdAt&order=desc
/v1/calls?page=1&orderBy=createdAt&order=desc
/v1/calls?page=1&orderBy=createdAt&order=desc
/v1/calls?page=1&orderBy=createdAt&order=desc
/v1/calls?page=1&orderBy=createdAt&order=desc
