--TEST--
Filters as a string are sent byte for byte
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/client.inc';
$mock = Mock::start();
$client = client($mock);
foreach ([
	'{ "status" : "completed" }',
	'{"phone":"+33 6"}',
	'{"a":"\u00e9\/"}',
	'{"a":1.50e0,"a":2}',
	" {}\n",
	'{"ü":"Zoé"}',
] as $filters) {
	$client->listCalls(filters: $filters);
	$target = $mock->targets()[0];
	$mock->reset();
	echo $target, "\n";
	say(byte_for_byte: rawurldecode(explode('filters=', $target)[1]) === $filters);
}
?>
--EXPECT--
/v1/calls?page=1&filters=%7B%20%22status%22%20%3A%20%22completed%22%20%7D
byte for byte: true
/v1/calls?page=1&filters=%7B%22phone%22%3A%22%2B33%206%22%7D
byte for byte: true
/v1/calls?page=1&filters=%7B%22a%22%3A%22%5Cu00e9%5C%2F%22%7D
byte for byte: true
/v1/calls?page=1&filters=%7B%22a%22%3A1.50e0%2C%22a%22%3A2%7D
byte for byte: true
/v1/calls?page=1&filters=%20%7B%7D%0A
byte for byte: true
/v1/calls?page=1&filters=%7B%22%C3%BC%22%3A%22Zo%C3%A9%22%7D
byte for byte: true
