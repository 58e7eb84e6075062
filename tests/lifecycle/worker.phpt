--TEST--
In a process that serves many requests, as Octane, RoadRunner, Swoole and FrankenPHP do, a client made once serves all of them, and nothing of one stays for the next
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/life.inc';
$mock = Mock::start(['rows' => 30, 'rate' => ['headers' => false, 'enforce' => false]]);
// Made at boot, before the first request, and kept; as are the listeners of the end of a request.
$client = client($mock->url, ['rateLimitMode' => 'reactive', 'maxRetries' => 0]);
$terminated = [];
$memory = [];
$served = $thrown = $left = 0;
$gone = [];
for ($request = 0; $request < 600; $request++) {
	// An application of its own for each request: what it holds must go with it.
	$sandbox = new class {
		public array $seen = [];
	};
	$gone[] = WeakReference::create($sandbox);
	$mine = $client->withOptions([
		'headers' => ['X-Request' => "r$request"],
		'onStats' => function (Skipcall\TransferStats $stats) use ($sandbox): void {
			$sandbox->seen[] = $stats->status;
		},
	]);
	try {
		switch ($request % 6) {
			case 0:
				$served += count($mine->listCalls(limit: 5)) === 5;
				break;
			case 1:
				foreach ($mine->iterateCalls(pageSize: 10) as $call) {
					break; // a page that shows the first one
				}
				$served++;
				break;
			case 2:
				$mine->listCallsAsync(); // nobody waits for it
				$served++;
				break;
			case 3:
				$pending = $mine->listCallsAsync(2, 10);
				$served += count($pending->wait()) === 10;
				unset($pending);
				break;
			case 4:
				$mine->get('/v1/nothing');
				break;
			case 5:
				$served += $mine->withApiKey('sk_test_expert')->countCalls() === 30;
		}
	} catch (Skipcall\Exception\NotFoundException) {
		$thrown++;
	}
	// RequestTerminated: the sandbox is let go.
	unset($mine, $sandbox, $call);
	$left += Skipcall\Client::getPoolStats()['transfers'];
	if ($request === 99 || $request === 599) {
		gc_collect_cycles();
		$memory[] = memory_get_usage();
	}
}
$alive = count(array_filter($gone, fn ($one) => $one->get() !== null));
say(served: $served, thrown: $thrown, sandboxes_left: $alive, transfers_left: $left);
// WeakReferences of this test are what grows.
say(memory_per_request_below_400_bytes: ($memory[1] - $memory[0]) / 500 < 400);
$stats = Skipcall\Client::getPoolStats();
say(opened_connections_at_most_8: $stats['openedConnections'] <= 8, on_kept_ones: $stats['requestsOnKeptConnections'] >= 400);

?>
--EXPECT--
served: 500, thrown: 100, sandboxes left: 0, transfers left: 0
memory per request below 400 bytes: true
opened connections at most 8: true, on kept ones: true
