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
?>
