--TEST--
After a request that failed, whatever is done next gets rows or an exception, never nothing
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
}), ['maxRetries' => 0, 'prefetch' => 0]);
function said(callable $do): mixed
{
	try {
		return $do();
	} catch (Skipcall\Exception\ConnectionException $e) {
		return $e->getMessage();
	}
}
$ways = [
	'foreach' => [25, function ($rows) {
		$n = 0;
		foreach ($rows as $row) {
			$n++;
		}
		return $n;
	}],
	'by hand' => [25, function ($rows) {
		for ($n = 0, $rows->rewind(); $rows->valid(); $rows->next(), $n++);
		return $n;
	}],
	'without rewind' => [25, function ($rows) {
		for ($n = 0; $rows->valid(); $rows->next(), $n++);
		return $n;
	}],
	'count' => [25, fn ($rows) => count($rows)],
	'current' => ['call-0', fn ($rows) => $rows->current()?->id],
	'key' => [0, fn ($rows) => $rows->key()],
];
$silent = 0;
foreach ($ways as $first => [, $do]) {
	foreach ($ways as $second => [$right, $again]) {
		$fail = true;
		$rows = $client->iterateCalls(pageSize: 10);
		$silent += said(fn () => $do($rows)) !== 'down';
		$silent += said(fn () => $again($rows)) !== 'down';
		$fail = false;
		$is = said(fn () => $again($rows));
		if ($is !== $right) {
			echo "$first, then $second: ", json_encode($is), "\n";
			$silent++;
		}
	}
}
echo "silent or wrong: $silent\n";
// In the middle as well.
$rows = $client->iterateCalls(pageSize: 10);
for ($i = 0; $i < 9; $i++) {
	$rows->next();
}
$fail = true;
foreach (['next', 'valid', 'current', 'key', 'next'] as $method) {
	echo $method, ': ', json_encode(said(fn () => $rows->$method())), "\n";
}
$fail = false;
echo 'valid: ', json_encode($rows->valid()), ', key: ', $rows->key(), ', row: ', $rows->current()->id, "\n";
$rows->next();
echo 'key: ', $rows->key(), ', row: ', $rows->current()->id, "\n";
?>
--EXPECT--
silent or wrong: 0
next: "down"
valid: "down"
current: "down"
key: "down"
next: "down"
valid: true, key: 10, row: call-10
key: 11, row: call-11
