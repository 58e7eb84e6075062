--TEST--
A fatal error in a hook, while a call in a fiber waits, leaves nothing behind that later calls trip over
--EXTENSIONS--
skipcall
--SKIPIF--
<?php
if (getenv('SKIPCALL_PRELOAD')) {
	die('skip sanitizers do not know the stacks of fibers that longjmp() leaves');
}
?>
--FILE--
<?php
require __DIR__ . '/life.inc';
Child::run(sprintf('require %s;', var_export(__DIR__ . '/../client/double.inc', true)) . <<<'PHP'
	$other = doubled(served(25));
	$waiting = doubled(fn () => ['status' => 503, 'body' => '']);
	$ending = doubled(served(3), ['onStats' => fn () => trigger_error('the end', E_USER_ERROR)]);
	register_shutdown_function(function () {
		global $other, $rows, $suspended;
		say('another call:', $other->countCalls());
		say('rows:', iterator_count($rows));
		$suspended->resume();
		say('suspended:', $suspended->getReturn());
	});
	$rows = $other->iterateCalls();
	// One that is suspended in a hook meanwhile goes on.
	$suspended = new Fiber(fn () => doubled(fn () => Fiber::suspend() ?? answer([row(1)]))->countCalls());
	$suspended->start();
	$pending = $ending->listCallsAsync();
	$fiber = new Fiber(fn () => $waiting->listCalls());
	$fiber->start();
	PHP, [], ['{skipcall}', 'fatal_error_backtraces=0', 'error_reporting=' . (E_ALL & ~E_DEPRECATED)]); // what newer PHPs say besides
?>
--EXPECTF--
Fatal error: the end in %s on line %d
another call: 25
rows: 25
suspended: 1
exit code 255
