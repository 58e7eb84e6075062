--TEST--
An exception of the sleep callback ends the request
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/client.inc';
$asked = 0;
$client = doubled(function () use (&$asked) {
	$asked++;
	return ['status' => 503, 'headers' => [], 'body' => ''];
}, ['sleep' => fn () => throw new DomainException('no time')]);
attempt('sleep', fn () => $client->listCalls());
echo "$asked attempt\n";
?>
--EXPECT--
sleep: DomainException: no time
1 attempt
