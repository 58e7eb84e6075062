--TEST--
A fiber that is destroyed while it is suspended in a hook takes its request with it
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/life.inc';
$mock = Mock::start(['rows' => 3]);
$direct = client($mock->url);
$hooks = [
	'transport' => ['transport' => fn () => Fiber::suspend()],
	'sleep' => ['transport' => fn () => ['status' => 503, 'body' => ''], 'sleep' => fn () => Fiber::suspend()],
];
foreach ($hooks as $name => $options) {
	$fiber = new Fiber(function () use ($options) {
		try {
			(new Skipcall\Client('sk_test_ok', $options))->listCalls();
		} finally {
			say('unwound');
		}
	});
	$fiber->start();
	unset($fiber);
	gc_collect_cycles();
	say($name, count($direct->listCalls()));
}
// One that is left when the program ends.
Child::run(<<<'PHP'
	$fiber = new Fiber(fn () => (new Skipcall\Client('k', ['transport' => fn () => Fiber::suspend()]))->listCalls());
	$fiber->start();
	say(count(client($argv[1])->listCalls()), 'and the end');
	PHP, [$mock->url]);
?>
--EXPECT--
unwound
transport 3
unwound
sleep 3
3 and the end
