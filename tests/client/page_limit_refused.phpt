--TEST--
A page or limit below 1 is refused, and nothing is sent
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/client.inc';
$mock = Mock::start();
$client = client($mock);
foreach ([0, -1, PHP_INT_MIN] as $number) {
	attempt("page $number", fn () => $client->listCalls(page: $number));
	attempt("limit $number", fn () => $client->listCalls(limit: $number));
}
echo $mock->stats()['requests'], " requests\n";
?>
--EXPECT--
page 0: Skipcall\Exception\InvalidArgumentException: Skipcall\Client::listCalls(): Argument #1 ($page) must be 1 or more, 0 given
limit 0: Skipcall\Exception\InvalidArgumentException: Skipcall\Client::listCalls(): Argument #2 ($limit) must be 1 or more, or null for the server's own, 0 given
page -1: Skipcall\Exception\InvalidArgumentException: Skipcall\Client::listCalls(): Argument #1 ($page) must be 1 or more, -1 given
limit -1: Skipcall\Exception\InvalidArgumentException: Skipcall\Client::listCalls(): Argument #2 ($limit) must be 1 or more, or null for the server's own, -1 given
page -9223372036854775808: Skipcall\Exception\InvalidArgumentException: Skipcall\Client::listCalls(): Argument #1 ($page) must be 1 or more, -9223372036854775808 given
limit -9223372036854775808: Skipcall\Exception\InvalidArgumentException: Skipcall\Client::listCalls(): Argument #2 ($limit) must be 1 or more, or null for the server's own, -9223372036854775808 given
0 requests
