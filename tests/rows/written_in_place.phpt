--TEST--
PHP's functions that write into the properties of an object do not reach those of rows, pages and their like
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/../lifecycle/life.inc';
// A PHP without mbstring has nothing that could do it. Deprecations are not said: PHP 8.5 has one of ArrayObject over objects.
Child::run(<<<'PHP'
	if (!function_exists('mb_convert_variables')) {
		function mb_convert_variables() {}
	}
	$things = [
		'Call' => fn () => Skipcall\Call::fromArray(['id' => 'a', 'status' => "caf\xe9", 'contact' => ['firstName' => "Andr\xe9"], 'tags' => ["\xe9"]]),
		'CallPage' => fn () => Skipcall\CallPage::fromArray(['data' => [['id' => "\xe9"]], 'total' => 1, 'page' => 1, 'limit' => 10, 'totalPages' => 1]),
		'RateLimit' => fn () => new Skipcall\RateLimit(1, 2, 3),
	];
	$row = fn () => ['id' => 'a', 'createdAt' => '2024-03-20T09:00:00.000Z', 'notes' => "\xe9"];
	$client = new Skipcall\Client('k', ['transport' => fn () => ['status' => 200, 'body' => json_encode(['data' => [['id' => "caf\u{e9}", 'createdAt' => '2024-03-20T09:00:00.000Z']],
		'total' => 1, 'page' => 1, 'limit' => 100, 'totalPages' => 1])]]);
	$things['TransferStats'] = fn () => $client->listCalls()->stats;
	$things['CallBatch'] = fn () => $client->syncCalls()->batches()->current();
	$ways = [
		'ArrayObject' => function ($it) { foreach (new ArrayObject($it) as $name => $value); $all = new ArrayObject($it); $all['id'] = $all['status'] = $all['total'] = 'w'; },
		'ArrayIterator' => function ($it) { $all = new ArrayIterator($it); $all['id'] = 'w'; },
		'exchangeArray' => function ($it) { $all = new ArrayObject([]); $all->exchangeArray($it); $all['id'] = 'w'; },
		'array_walk' => fn ($it) => array_walk($it, function (&$value) { $value = 'w'; }),
		'array_walk, objects' => fn ($it) => array_walk($it, function (&$value) use ($it) { $value = [$it]; gc_collect_cycles(); }),
		'array_walk_recursive' => fn ($it) => array_walk_recursive($it, function (&$value) { $value = 'w'; }),
		'array_walk_recursive in an array' => function ($it) { $all = [[$it]]; array_walk_recursive($all, function (&$value) { }); },
		'mb_convert_variables' => fn ($it) => mb_convert_variables('UTF-8', 'ISO-8859-1', $it),
		'mb_convert_variables in an array' => function ($it) { $all = ['x' => [$it]]; mb_convert_variables('UTF-8', 'ISO-8859-1', $all); },
		'foreach by reference' => function ($it) { foreach ($it as &$value) { $value = 'w'; } },
		'get_object_vars' => function ($it) { $all = get_object_vars($it); foreach ($all as &$value) { $value = 'w'; } },
		'cast' => function ($it) { $all = (array) $it; array_walk($all, function (&$value) { $value = 'w'; }); },
		'extract' => function ($it) { $all = get_object_vars($it); extract($all, EXTR_REFS); $id = $status = $total = $limit = 'w'; },
		'reset' => fn ($it) => @[reset($it), next($it), end($it), current($it), key($it)],
		'settype' => function ($it) { $copy = $it; settype($copy, 'array'); $copy['id'] = 'w'; },
		'unset by ArrayAccess' => function ($it) { unset($it['id']); },
	];
	$written = 0;
	foreach ($things as $thing => $make) {
		foreach ($ways as $way => $do) {
			$it = $make();
			$before = [print_r($it, true), var_export($it, true), json_encode($it->rateLimit ?? null), count(get_object_vars($it))];
			$copy = clone $it;
			for ($i = 0; $i < 2; $i++) {
				try {
					$do($it);
				} catch (Throwable) {
				}
			}
			$after = [print_r($it, true), var_export($it, true), json_encode($it->rateLimit ?? null), count(get_object_vars($it))];
			$again = clone $it;
			if ($before !== $after || print_r($copy, true) !== $before[0] || print_r($again, true) !== $before[0]) {
				echo "$way writes to a $thing\n";
				$written++;
			}
		}
	}
	echo "written: $written\n";
	// Loops see what there is, also inside each other, and nothing is held by what was written.
	class Told
	{
		public mixed $of;

		public function __destruct()
		{
			echo "collected\n";
		}
	}
	$call = $things['Call']();
	array_walk($call, function (&$value, $name) use ($call) {
		if ($name === 'status') {
			$value = new Told();
			$value->of = $call;
		}
	});
	unset($call);
	gc_collect_cycles();
	$n = 0;
	$call = $things['Call']();
	foreach ($call as $name => $value) {
		foreach ($call as $inner => $other) {
			$n += print_r($call, true) !== '' && $call->$inner === $other;
		}
	}
	echo 'seen: ', $n, ' of ', count(get_object_vars($call)) ** 2, ', names: ', implode(',', array_slice(array_keys(iterator_to_array((fn () => yield from get_object_vars($call))())), 0, 3)), "\n";
	try {
		foreach ($call as &$value);
	} catch (Error $e) {
		echo $e->getMessage(), "\n";
	}
	try {
		new ArrayObject($call);
	} catch (InvalidArgumentException) {
		echo "ArrayObject: refused\n";
	}
	say(clone_is_equal: $call == clone $call, pages_are_equal: $things['CallPage']() == $things['CallPage'](), other_limits_are_equal: $things['RateLimit']() == new Skipcall\RateLimit(1, 2, 4));
	PHP, [], ['{skipcall}', ...(is_file(PHP_EXTENSION_DIR . '/mbstring.so') ? ['extension=' . PHP_EXTENSION_DIR . '/mbstring.so'] : []), 'display_startup_errors=0', 'display_errors=1', 'html_errors=0', 'error_reporting=24575']);
?>
--EXPECT--
written: 0
collected
seen: 676 of 676, names: id,callType,phoneNumberId
Cannot acquire reference to readonly property Skipcall\Call::$id
ArrayObject: refused
clone is equal: true, pages are equal: true, other limits are equal: false
