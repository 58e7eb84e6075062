--TEST--
A ConnectionException that a transport throws is retried, and then surfaces
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/client.inc';
$asked = 0;
$waits = [];
$client = doubled(function () use (&$asked) {
	$asked++;
	throw new Skipcall\Exception\ConnectionException("attempt $asked failed");
}, ['sleep' => function (float $seconds) use (&$waits) {
	$waits[] = $seconds;
}]);
try {
	$client->listCalls();
} catch (Skipcall\Exception\ConnectionException $e) {
	echo $e::class, ': ', $e->getMessage(), "\n";
	say(retryable: $e->isRetryable(), attempt: $e->getStats()->attempt, status: $e->getStats()->status);
}
echo "$asked attempts, ", count($waits), " waits\n";
?>
--EXPECT--
Skipcall\Exception\ConnectionException: attempt 4 failed
retryable: true, attempt: 4, status: 0
4 attempts, 3 waits
