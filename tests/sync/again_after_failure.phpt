--TEST--
After a request that failed, a synchronisation goes on with rows or an exception, never with nothing
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/../client/client.inc';
$fail = true;
$client = doubled(served(25, function () use (&$fail) {
	if ($fail) {
		throw new Skipcall\Exception\ConnectionException('down');
	}
	return null;
}), ['maxRetries' => 0]);
function said(callable $do): mixed
{
	try {
		return $do();
	} catch (Skipcall\Exception\ConnectionException $e) {
		return $e->getMessage();
	}
}
$by_foreach = function ($of) {
	$n = 0;
	foreach ($of as $some) {
		$n += $some instanceof Countable ? count($some) : 1;
	}
	return $n;
};
$by_hand = function ($of) {
	for ($n = 0; $of->valid(); $of->next()) {
		$n += $of->current() instanceof Countable ? count($of->current()) : 1;
	}
	return $n;
};
$rows = [
	'foreach' => [25, $by_foreach],
	'by hand' => [25, $by_hand],
	'current' => ['call-24', fn ($sync) => $sync->current()?->id],
	'key' => ['call-24', fn ($sync) => $sync->key()],
	'count' => [25, fn ($sync) => count($sync)],
];
$batches = [
	'foreach' => [25, $by_foreach],
	'by hand' => [25, $by_hand],
	'current' => ['call-24', fn ($batches) => $batches->current()?->rows[0]->id],
	'key' => [0, fn ($batches) => $batches->key()],
];
foreach (['rows' => [$rows, fn () => $client->syncCalls()], 'batches' => [$batches, fn () => $client->syncCalls()->batches(10)]] as $what => [$ways, $make]) {
	$silent = 0;
	foreach ($ways as $first => [, $do]) {
		foreach ($ways as $second => [$right, $again]) {
			$fail = true;
			$of = $make();
			$silent += said(fn () => $do($of)) !== 'down';
			$silent += said(fn () => $again($of)) !== 'down';
			$fail = false;
			$is = said(fn () => $again($of));
			if ($is !== $right) {
				echo "$what: $first, then $second: ", json_encode($is), "\n";
				$silent++;
			}
		}
	}
	echo "$what, silent or wrong: $silent\n";
}
?>
--EXPECT--
rows, silent or wrong: 0
batches, silent or wrong: 0
