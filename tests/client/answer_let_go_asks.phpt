--TEST--
What a transport returns may make requests when it is let go, while its own answer is still to be told of
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/client.inc';
class Asks
{
	public function __construct(private Skipcall\Client $client)
	{
	}

	public function __destruct()
	{
		say('let go', count: $this->client->countCalls());
	}
}
$other = doubled(served(7));
$client = doubled(fn () => answer([row(1)]) + ['more' => new Asks($other)],
	['onStats' => function ($stats) { say('stats', status: $stats->status); }]);
say(rows: count($client->listCalls()));
?>
--EXPECT--
stats; status: 200
let go; count: 7
rows: 1
