--TEST--
Backed enums are written as their value, other objects as json_encode() has it
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/client.inc';
enum Status: string
{
	case Completed = 'completed';
}
enum Level: int
{
	case High = 3;
}
class Wanted implements JsonSerializable
{
	public function jsonSerialize(): mixed
	{
		return ['in' => [Status::Completed, 'busy']];
	}
}
$mock = Mock::start();
$client = client($mock);
$client->listCalls(filters: ['status' => Status::Completed, 'levels' => [Level::High]]);
$client->listCalls(filters: ['status' => new Wanted(), 'plain' => (object) ['a' => 1]]);
foreach ($mock->targets() as $target) {
	echo 'filters: ', rawurldecode(explode('filters=', $target)[1]), "\n";
}
?>
--EXPECT--
filters: {"status":"completed","levels":[3]}
filters: {"status":{"in":["completed","busy"]},"plain":{"a":1}}
