--TEST--
Dates inside objects among the filters are written as those in arrays are
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/client.inc';
class Since implements JsonSerializable
{
	public function jsonSerialize(): array
	{
		return ['gte' => new DateTimeImmutable('2024-03-20 10:00 Europe/Paris')];
	}
}
$mock = Mock::start();
$client = client($mock);
$client->listCalls(filters: ['createdAt' => (object) ['gte' => new DateTimeImmutable('2024-03-20 10:00 Europe/Paris')]]);
$client->listCalls(filters: ['createdAt' => new Since()]);
foreach ($mock->targets() as $target) {
	echo 'filters: ', rawurldecode(explode('filters=', $target)[1]), "\n";
}
?>
--EXPECT--
filters: {"createdAt":{"gte":"2024-03-20T09:00:00.000Z"}}
filters: {"createdAt":{"gte":"2024-03-20T09:00:00.000Z"}}
