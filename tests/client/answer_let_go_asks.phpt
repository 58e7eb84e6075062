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
		echo 'let go: ', $this->client->countCalls(), "\n";
	}
}
$other = doubled(served(7));
$client = doubled(fn () => answer([row(1)]) + ['more' => new Asks($other)],
	['onStats' => function ($stats) { echo 'stats: ', $stats->status, "\n"; }]);
echo 'rows: ', count($client->listCalls()), "\n";
?>
--EXPECT--
rows: let go: stats: 200
7
1
