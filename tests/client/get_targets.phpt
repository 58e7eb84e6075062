--TEST--
get() asks for the path as it is, with the query as RFC 3986 has it
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/client.inc';
$mock = Mock::start();
$client = client($mock);
foreach ([
	['/v1/echo'],
	['v1/echo'],
	['/v1/echo/'],
	['/v1/echo', []],
	['/v1/echo', ['a' => 1, 'b' => true, 'c' => false, 'd' => null, 'e' => 1.5]],
	['/v1/echo', ['name' => 'Zoé Lefèvre', 'plus' => 'a+b', 'amp' => '&=#']],
	['/v1/echo', ['ids' => ['x', 'y'], 'sort' => ['orderBy' => 'id']]],
	['/v1/echo?x=1', ['y' => 2]],
	['/v1/echo?x=/../%2e%2e//', []],
	['/v1/echo%2Fraw%20path'],
	['/v1/a.b/...'],
	['/v1/echo', ['a' => 'b', 7 => 'seven']],
	['/'],
] as $arguments) {
	try {
		$client->get(...$arguments);
	} catch (Skipcall\Exception\NotFoundException) {
	}
}
targets($mock);
?>
--EXPECT--
/v1/echo
/v1/echo
/v1/echo/
/v1/echo
/v1/echo?a=1&b=1&c=0&e=1.5
/v1/echo?name=Zo%C3%A9%20Lef%C3%A8vre&plus=a%2Bb&amp=%26%3D%23
/v1/echo?ids%5B0%5D=x&ids%5B1%5D=y&sort%5BorderBy%5D=id
/v1/echo?x=1&y=2
/v1/echo?x=/../%2e%2e//
/v1/echo%2Fraw%20path
/v1/a.b/...
/v1/echo?a=b&7=seven
/
