--TEST--
A 400 that does not name the sort makes no second request
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/client.inc';
$mock = Mock::start(['rows' => 25]);
attempt('filters', fn () => client($mock)->listCalls(sort: 'createdAt', filters: '[]'));
targets($mock);
?>
--EXPECT--
filters: Skipcall\Exception\BadRequestException: HTTP 400: filters must be a valid JSON string of an object
/v1/calls?page=1&orderBy=createdAt&order=asc&filters=%5B%5D
