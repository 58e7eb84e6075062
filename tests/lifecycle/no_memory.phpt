--TEST--
Whichever allocation the memory limit refuses, the shutdown functions find clients, pages and loops in order
--EXTENSIONS--
skipcall
pcntl
--SKIPIF--
<?php
require __DIR__ . '/probe.inc';
if (probe_missing() !== null) {
	die('skip ' . probe_missing());
}
?>
--FILE--
<?php
require __DIR__ . '/probe.inc';
probed(sprintf('require %s;', var_export(__DIR__ . '/../client/double.inc', true)) . <<<'PHP'
	ini_set('display_errors', '0');
	ini_set('log_errors', '0');
	#[AllowDynamicProperties]
	class Own extends Skipcall\Client
	{
		public array $kept = [];
	}
	$client = new Own('sk_test_ok', ['baseUrl' => 'https://api.example.test', 'transport' => served(25), 'headers' => ['X-A' => 'b'],
		'onStats' => fn () => null, 'userAgent' => 'Acme/1']);
	$client->kept = [$client];
	$page = $client->listCalls();
	$pending = $rows = $sync = $batches = $copy = null;
	$seen = []; // ids of what was handed out
	function read(Iterator $from, int $most = 100): void
	{
		global $seen;
		for (; $most > 0 && $from->valid(); $most--, $from->next()) {
			$got = $from->current();
			foreach ($got instanceof Skipcall\CallBatch ? $got->rows : [$got] as $row) {
				$seen[$row->id] = true;
			}
		}
	}

	// One of every kind, each for the last to go on with what it has left.
	$calls = [
		'withApiKey' => function () { $GLOBALS['copy'] = $GLOBALS['client']->withApiKey('sk_test_ok_other'); },
		'withOptions' => function () { $GLOBALS['copy'] = $GLOBALS['client']->withOptions(['onStats' => fn () => null, 'headers' => ['X-C' => 'd']]); },
		'new' => function () { $GLOBALS['copy'] = new Own('sk_test_ok', ['transport' => served(25), 'proxy' => 'http://a:b@127.0.0.1:1']); },
		'listCalls' => function () { $GLOBALS['client']->listCalls(1, 3, '-createdAt', ['a' => ['b']], ['w']); },
		'wait' => function () { $GLOBALS['pending'] = $GLOBALS['client']->listCallsAsync(limit: 2); $GLOBALS['pending']->wait(); },
		'get' => function () { $GLOBALS['client']->get('/v1/calls', ['limit' => 2]); },
		'iterate' => function () {
			$GLOBALS['rows'] = $GLOBALS['client']->iterateCalls('createdAt', since: '2023-11-14T22:13:30.000Z', pageSize: 4);
			read($GLOBALS['rows'], 6);
		},
		'sync' => function () {
			$GLOBALS['sync'] = $GLOBALS['client']->syncCalls(pageSize: 10);
			read($GLOBALS['sync'], 12);
		},
		'batches' => function () {
			$GLOBALS['sync'] = $GLOBALS['client']->syncCalls(pageSize: 10);
			$GLOBALS['batches'] = $GLOBALS['sync']->batches(20);
			read($GLOBALS['batches'], 4);
		},
		'failure' => function () {
			try {
				$GLOBALS['client']->withOptions(['transport' => fn () => ['status' => 400, 'body' => '{"message":["a"]}']])->listCalls();
			} catch (Skipcall\Exception\BadRequestException) {
			}
		},
		'fromJson' => function () {
			try {
				Skipcall\CallPage::fromJson('{"data":[{"id":"a"},7],"total":1,"page":1,"limit":1,"totalPages":1}');
			} catch (Skipcall\Exception\DecodeException) {
			}
		},
		'rows' => function () { array_map(unserialize(...), array_map(serialize(...), [$GLOBALS['page'], $GLOBALS['page']->data[0], $GLOBALS['page']->stats])); },
		'dump' => function () { print_r($GLOBALS['client'], true); },
	];
	function in_order(): bool
	{
		global $client, $page, $pending, $rows, $sync, $batches, $copy, $seen;
		gc_collect_cycles();
		foreach (array_filter([$client, $copy]) as $one) {
			if ($one->countCalls() !== 25 || count($one->withApiKey('sk_test_ok_third')->listCalls()) !== 10) {
				return false;
			}
		}
		try {
			if ($pending !== null && count($pending->wait()) !== 2) {
				return false;
			}
		} catch (Skipcall\Exception\TransportException $e) { // was cancelled
			if ($e->getMessage() !== 'The request was cancelled') {
				return false;
			}
		}
		// Whatever was lost on the way is asked for again.
		foreach (array_filter([$rows, $batches ?? $sync]) as $one) {
			$sync?->getCheckpoint();
			for ($tries = 0; $tries < 5; $tries++) {
				try {
					read($one);
					break;
				} catch (Skipcall\Exception\TransportException) { // was cancelled
				}
			}
			if (count($seen) !== ($one === $rows ? 15 : 25) || $sync?->isComplete() === false) {
				return false;
			}
		}
		unset($GLOBALS['rows'], $GLOBALS['pending'], $GLOBALS['batches'], $GLOBALS['sync'], $GLOBALS['copy'], $rows, $pending, $batches, $sync, $copy);
		return count($client->listCalls()) === 10 && array_keys($client->kept) === [0];
	}
	foreach ($calls as $name => $call) {
		$wrong = [];
		$step = ['withApiKey' => 1, 'withOptions' => 1, 'new' => 1, 'fromJson' => 1, 'iterate' => 47, 'sync' => 29, 'batches' => 29][$name] ?? 7; // of some hundred
		for ($number = 1, $fatal = true; $fatal && $number < 3000; $number += $step) {
			$pid = pcntl_fork();
			if ($pid === 0) {
				register_shutdown_function(function () {
					probe_fail(0);
					if (!in_order()) {
						exit(3);
					}
				});
				probe_fail($number);
				$call();
				exit(0);
			}
			pcntl_waitpid($pid, $status);
			$fatal = pcntl_wifexited($status) && pcntl_wexitstatus($status) === 255;
			if (!$fatal && (!pcntl_wifexited($status) || pcntl_wexitstatus($status) !== 0)) {
				$wrong[] = $number;
				$fatal = true;
			}
		}
		say($name, some_failed: $number > 5, all_tried: $number < 3000, wrong: $wrong);
	}
	PHP, ['USE_ZEND_ALLOC' => '0', 'ASAN_OPTIONS' => getenv('ASAN_OPTIONS') . ':detect_leaks=0']); // what a fatal error leaves is no leak
?>
--EXPECT--
withApiKey; some failed: true, all tried: true, wrong: []
withOptions; some failed: true, all tried: true, wrong: []
new; some failed: true, all tried: true, wrong: []
listCalls; some failed: true, all tried: true, wrong: []
wait; some failed: true, all tried: true, wrong: []
get; some failed: true, all tried: true, wrong: []
iterate; some failed: true, all tried: true, wrong: []
sync; some failed: true, all tried: true, wrong: []
batches; some failed: true, all tried: true, wrong: []
failure; some failed: true, all tried: true, wrong: []
fromJson; some failed: true, all tried: true, wrong: []
rows; some failed: true, all tried: true, wrong: []
dump; some failed: true, all tried: true, wrong: []
