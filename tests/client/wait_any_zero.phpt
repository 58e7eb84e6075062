--TEST--
A loop of waitAny() that does not wait comes to an end
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/client.inc';
$client = doubled(served(25));
$ways = [
	'page' => fn () => $client->listCallsAsync(),
	'rows' => fn () => $client->iterateCalls(),
	'synchronisation' => fn () => $client->syncCalls(),
	'retried' => fn () => doubled(function () {
		static $n = 0;
		return $n++ < 3 ? ['status' => 503, 'body' => ''] : answer();
	}, ['sleep' => fn () => null])->listCallsAsync(),
];
foreach ($ways as $name => $make) {
	$waiting = ['it' => $make()];
	for ($n = 0; $n < 100 && ($key = $client->waitAny($waiting, 0)) === null; $n++);
	echo $name, ': ', json_encode($key), ', in time: ', json_encode($n < 20), "\n";
}
// Over the network.
$mock = Mock::start(['rows' => 3]);
$page = client($mock)->listCallsAsync();
for ($end = microtime(true) + 10; client($mock)->waitAny([$page], 0) === null && microtime(true) < $end;);
echo 'over the network: ', json_encode($page->isReady()), "\n";
// What does not come is not waited for.
$mock->faults([['delay' => 5]]);
$page = client($mock)->listCallsAsync();
$began = microtime(true);
echo 'late: ', json_encode(client($mock)->waitAny([$page], 0)), ', at once: ', json_encode(microtime(true) - $began < 2), "\n";
?>
--EXPECT--
page: "it", in time: true
rows: "it", in time: true
synchronisation: "it", in time: true
retried: "it", in time: true
over the network: true
late: null, at once: true
