--TEST--
Filters that JSON cannot hold are refused, and nothing is sent
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/client.inc';
enum Color
{
	case Red;
}
class Broken implements JsonSerializable
{
	public function jsonSerialize(): mixed
	{
		throw new DomainException('from the filter itself');
	}
}
$mock = Mock::start();
$client = client($mock);
$itself = [];
$itself['itself'] = &$itself;
$object = new stdClass();
$object->itself = $object;
$deep = 1;
for ($i = 0; $i < 64; $i++) {
	$deep = ['a' => $deep];
}
foreach ([
	'NAN' => ['a' => NAN],
	'INF' => ['a' => [INF]],
	'array in itself' => $itself,
	'object in itself' => ['a' => $object],
	'64 deep' => $deep,
	'malformed UTF-8' => ['a' => "\xff"],
	'malformed UTF-8 in a name' => ["\xff" => 1],
	'enum without values' => ['a' => Color::Red],
	'resource' => ['a' => STDIN],
	'throws' => ['a' => new Broken()],
] as $what => $filters) {
	attempt($what, fn () => $client->listCalls(filters: $filters));
}
attempt('countCalls', fn () => $client->countCalls(['a' => NAN]));
echo $mock->stats()['requests'], " requests\n";
attempt('63 deep', fn () => $client->listCalls(filters: $deep['a']));
echo $mock->stats()['requests'], " request\n";
$object->itself = $itself = null;
?>
--EXPECT--
NAN: Skipcall\Exception\InvalidArgumentException: Skipcall\Client::listCalls(): Argument #4 ($filters) cannot be written as JSON: a number in it is infinite or NAN
INF: Skipcall\Exception\InvalidArgumentException: Skipcall\Client::listCalls(): Argument #4 ($filters) cannot be written as JSON: a number in it is infinite or NAN
array in itself: Skipcall\Exception\InvalidArgumentException: Skipcall\Client::listCalls(): Argument #4 ($filters) is nested more than 63 deep
object in itself: Skipcall\Exception\InvalidArgumentException: Skipcall\Client::listCalls(): Argument #4 ($filters) is nested more than 63 deep
64 deep: Skipcall\Exception\InvalidArgumentException: Skipcall\Client::listCalls(): Argument #4 ($filters) is nested more than 63 deep
malformed UTF-8: Skipcall\Exception\InvalidArgumentException: Skipcall\Client::listCalls(): Argument #4 ($filters) cannot be written as JSON: a text in it is not UTF-8
malformed UTF-8 in a name: Skipcall\Exception\InvalidArgumentException: Skipcall\Client::listCalls(): Argument #4 ($filters) cannot be written as JSON: a text in it is not UTF-8
enum without values: Skipcall\Exception\InvalidArgumentException: Skipcall\Client::listCalls(): Argument #4 ($filters) cannot be written as JSON: an enum in it has no values
resource: Skipcall\Exception\InvalidArgumentException: Skipcall\Client::listCalls(): Argument #4 ($filters) cannot be written as JSON: a value in it has a type that JSON does not know
throws: DomainException: from the filter itself
countCalls: Skipcall\Exception\InvalidArgumentException: Skipcall\Client::countCalls(): Argument #1 ($filters) cannot be written as JSON: a number in it is infinite or NAN
0 requests
63 deep: allowed
1 request
