--TEST--
A date that cannot be written is refused, and nothing is sent
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/client.inc';
class Unmade extends DateTimeImmutable
{
	public function __construct()
	{
	}
}
$mock = Mock::start();
$client = client($mock);
attempt('not constructed', fn () => $client->listCalls(filters: ['a' => new Unmade()]));
attempt('year 10000', fn () => $client->listCalls(filters: ['a' => new DateTime('@253402300800')]));
attempt('before year 1', fn () => $client->countCalls(['a' => [new DateTime('-0005-01-01')]]));
echo $mock->stats()['requests'], " requests\n";
?>
--EXPECT--
not constructed: Skipcall\Exception\InvalidArgumentException: Skipcall\Client::listCalls(): Argument #4 ($filters) holds a date that was not constructed, or whose year does not have four digits
year 10000: Skipcall\Exception\InvalidArgumentException: Skipcall\Client::listCalls(): Argument #4 ($filters) holds a date that was not constructed, or whose year does not have four digits
before year 1: Skipcall\Exception\InvalidArgumentException: Skipcall\Client::countCalls(): Argument #1 ($filters) holds a date that was not constructed, or whose year does not have four digits
0 requests
