--TEST--
Callbacks that wait for each other are counted, those of fibers that are suspended are not; endless ones end with an exception
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/client.inc';
// Nine fibers, each suspended in a transport.
$client = doubled(fn () => Fiber::suspend() ?? answer([row(1)]));
$fibers = [];
for ($i = 0; $i < 20; $i++) {
	$fibers[$i] = new Fiber(fn () => count($client->listCalls()));
	$fibers[$i]->start();
}
$rows = 0;
foreach ($fibers as $fiber) {
	$fiber->resume();
	$rows += $fiber->getReturn();
}
echo 'suspended: ', count($fibers), ', rows: ', $rows, "\n";
// Requests that are made in hooks of requests, without end.
$again = function (string $hook, ?callable $by = null) {
	$depth = 0;
	$client = null;
	$by ??= fn ($do) => $do();
	$do = function () use (&$client, &$depth, $by) {
		$depth++;
		$by(fn () => $client->listCalls());
	};
	$client = doubled($hook === 'transport' ? $do : fn () => $hook === 'sleep' || $hook === 'onWait' ? ['status' => 503, 'body' => ''] : answer(),
		match ($hook) {
			'transport' => [],
			'logger' => ['logger' => new class($do) {
				function __construct(private Closure $do) {}
				function log() { ($this->do)(); }
			}],
			default => [$hook => $do],
		});
	try {
		$client->listCalls();
	} catch (Throwable $e) {
		echo $e::class, ': ', $e->getMessage(), ', after ', $depth, "\n";
	}
	$client = null;
};
foreach (['transport', 'onRequest', 'onStats', 'onWait', 'sleep', 'logger'] as $hook) {
	echo $hook, ': ';
	$again($hook);
}
echo 'in fibers: ';
$again('onRequest', fn ($do) => (new Fiber($do))->start());
// They are counted anew afterwards.
echo 'after: ', doubled(fn () => answer([], ['total' => doubled(served(7))->countCalls()]))->countCalls(), "\n";
?>
--EXPECT--
suspended: 20, rows: 20
transport: Skipcall\Exception\Error: Skipcall\Client: callbacks make requests inside each other more than 8 deep, after 8
onRequest: Skipcall\Exception\Error: Skipcall\Client: callbacks make requests inside each other more than 8 deep, after 8
onStats: Skipcall\Exception\Error: Skipcall\Client: callbacks make requests inside each other more than 8 deep, after 8
onWait: Skipcall\Exception\Error: Skipcall\Client: callbacks make requests inside each other more than 8 deep, after 8
sleep: Skipcall\Exception\Error: Skipcall\Client: callbacks make requests inside each other more than 8 deep, after 8
logger: Skipcall\Exception\Error: Skipcall\Client: callbacks make requests inside each other more than 8 deep, after 8
in fibers: Skipcall\Exception\Error: Skipcall\Client: callbacks make requests inside each other more than 8 deep, after 8
after: 7
