--TEST--
Waiting does not count against max_execution_time on the command line, computing does
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/life.inc';
$mock = Mock::start(['rows' => 3]);
$mock->faults([['delay' => 1.5, 'times' => 2]]);
Child::run(<<<'PHP'
	set_time_limit(1);
	say(rows: count(client($argv[1])->listCalls()));
	ini_set('display_errors', '1');
	register_shutdown_function(fn () => say('at the end', rows: count(client($argv[1])->listCalls())));
	$client = new Skipcall\Client('sk_test_ok', ['transport' => function () {
		while (true) {
		}
	}]);
	$client->listCalls();
	PHP, [$mock->url], ['{skipcall}', 'fatal_error_backtraces=0']); // PHP 8.5 tells them by default
?>
--EXPECTF--
rows: 3

Fatal error: Maximum execution time of 1 second exceeded in %s on line %d
at the end; rows: 3
exit code 255
