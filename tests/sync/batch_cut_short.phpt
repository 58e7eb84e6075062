--TEST--
A script that ends while a batch is being made has not had its rows: its checkpoint does not cover them
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/../lifecycle/life.inc';
require __DIR__ . '/../client/double.inc';
$code = sprintf('require %s;', var_export(__DIR__ . '/../client/double.inc', true)) . <<<'PHP'
	$n = 0;
	$end = null;
	$client = doubled(served(60), ['prefetch' => 0, 'onStats' => function () use (&$n, &$end) {
		++$n === 5 && $end !== null && $end();
	}]);
	$sync = $client->syncCalls(pageSize: 10);
	$batches = $sync->batches(500);
	register_shutdown_function(function () {
		global $client, $sync, $batches, $n;
		$n = 100;
		$before = $sync->getCheckpoint();
		$complete = $sync->isComplete();
		$next = $client->syncCalls($before, lookback: 0);
		$rest = count(iterator_to_array($next));
		// The loop itself may go on, too.
		$rows = $failures = 0;
		for ($try = 0; $try < 3; $try++) {
			try {
				for (; $batches->valid(); $batches->next()) {
					$rows += count($batches->current());
				}
				break;
			} catch (Skipcall\Exception\TransportException) {
				$failures++;
			}
		}
		say('then', complete: $complete, next_run: $rest, loop_goes_on: $rows, is_complete: $sync->isComplete(),
			covered: count(iterator_to_array($client->syncCalls($sync->getCheckpoint(), lookback: 0))));
	});
	PHP;
$ends = [
	'exit' => '$end = fn () => exit;',
	'fatal error' => 'ini_set("display_errors", "0"); $end = fn () => trigger_error("the end", E_USER_ERROR);',
];
foreach ($ends as $name => $end) {
	$child = new Child("$code $end foreach (\$batches as \$batch);");
	echo "$name: ", stream_get_contents($child->pipes[1]);
}
// An exception is none of these: its rows come, and then it.
$client = doubled(served(60), ['prefetch' => 0, 'onStats' => function () {
	static $n = 0;
	return ++$n === 5 ? throw new Exception('down') : null;
}]);
$batches = $client->syncCalls(pageSize: 10)->batches(500);
say('exception', rows: count($batches->current()), then: caught(fn () => $batches->next())->getMessage());
?>
--EXPECT--
exit: then; complete: false, next run: 60, loop goes on: 60, is complete: true, covered: 0
fatal error: then; complete: false, next run: 60, loop goes on: 60, is complete: true, covered: 0
exception; rows: 20, then: "down"
