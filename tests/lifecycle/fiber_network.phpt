--TEST--
Requests over the network from inside fibers and generators
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/life.inc';
$mock = Mock::start(['rows' => 25]);
$client = client($mock->url);
function pages(Skipcall\Client $client): Generator
{
	for ($page = 1; ; $page++) {
		$answer = $client->listCalls(page: $page, limit: 10);
		yield from $answer->data;
		if (!$answer->hasNextPage()) {
			return $page;
		}
	}
}
$fiber = new Fiber(function () use ($client) {
	$rows = 0;
	$calls = pages($client);
	foreach ($calls as $call) {
		$rows++;
		if ($rows % 10 === 0) {
			Fiber::suspend($rows);
		}
	}
	return "$rows rows, " . $calls->getReturn() . ' pages';
});
say(
	rows_until_the_first_stop: $fiber->start(),
	rows_meanwhile: count($client->listCalls()),
	rows_until_the_second_stop: $fiber->resume(),
	rows_meanwhile_again: count($client->listCalls()),
);
$fiber->resume();
say($fiber->getReturn(), connections: $mock->stats()['connections']);

// Left in the middle of a page.
foreach (pages($client) as $call) {
	break;
}
say(rows: count($client->listCalls()));
?>
--EXPECT--
rows until the first stop: 10, rows meanwhile: 10, rows until the second stop: 20, rows meanwhile again: 10
25 rows, 3 pages; connections: 1
rows: 10
