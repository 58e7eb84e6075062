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
say($fiber->start(), count($client->listCalls()), $fiber->resume(), count($client->listCalls()));
$fiber->resume();
say($fiber->getReturn(), $mock->stats()['connections']);

// Left in the middle of a page.
foreach (pages($client) as $call) {
	break;
}
say(count($client->listCalls()));
?>
--EXPECT--
10 10 20 10
25 rows, 3 pages 1
10
