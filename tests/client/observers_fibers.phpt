--TEST--
Callbacks may suspend their fiber: others go on meanwhile, and it goes on when it is resumed
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/client.inc';
$mock = Mock::start(['rows' => 30]);
$plain = client($mock);
$hooks = [
	'onRequest' => fn () => Fiber::suspend('onRequest'),
	'onStats' => fn () => Fiber::suspend('onStats'),
	'onWait' => fn () => Fiber::suspend('onWait'),
	'logger' => new class { public function log() { Fiber::suspend('logger'); } },
	'sleep' => fn () => Fiber::suspend('sleep'),
];
foreach ($hooks as $name => $hook) {
	$mock->faults(in_array($name, ['onWait', 'sleep']) ? [['status' => 503, 'headers' => ['Retry-After' => '0']]] : []);
	$fiber = new Fiber(fn () => count(client($mock, [$name => $hook])->listCalls(2)));
	$at = $fiber->start();
	// Two others, one of them in a fiber of its own, while the first stands in its callback.
	$second = new Fiber(fn () => count($plain->listCalls(3)));
	$second->start();
	$others = [$second->getReturn(), count($plain->listCalls())];
	while (!$fiber->isTerminated()) {
		$fiber->resume();
	}
	say($at, rows_in_a_second_fiber: $others[0], rows_in_none: $others[1], rows: $fiber->getReturn());
}
// A page whose callback stands in a suspended fiber cannot be awaited: that would be for ever.
$pending = client($mock, ['onRequest' => $hooks['onRequest']])->listCallsAsync();
$driver = new Fiber(fn () => $plain->listCalls());
$driver->start();
attempt('waiting for a suspended callback', fn () => $pending->wait());
$driver->resume();
say(rows: count($pending->wait()));
?>
--EXPECT--
onRequest; rows in a second fiber: 10, rows in none: 10, rows: 10
onStats; rows in a second fiber: 10, rows in none: 10, rows: 10
onWait; rows in a second fiber: 10, rows in none: 10, rows: 10
logger; rows in a second fiber: 10, rows in none: 10, rows: 10
sleep; rows in a second fiber: 10, rows in none: 10, rows: 10
waiting for a suspended callback: Skipcall\Exception\Error: Skipcall\Client: a request cannot be waited for inside its own callback
rows: 10
