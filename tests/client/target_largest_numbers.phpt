--TEST--
The largest page and limit reach the server as they are
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/client.inc';
$mock = Mock::start();
foreach ([[PHP_INT_MAX, null], [1, PHP_INT_MAX]] as [$page, $limit]) {
	try {
		client($mock)->listCalls($page, $limit);
	} catch (Skipcall\Exception\BadRequestException $e) {
		echo $e->getMessage(), "\n";
	}
}
targets($mock);
?>
--EXPECT--
HTTP 400: page must be a number conforming to the specified constraints
HTTP 400: limit must be a number conforming to the specified constraints
/v1/calls?page=9223372036854775807
/v1/calls?page=1&limit=9223372036854775807
