--TEST--
maxResponseBytes holds for a transport's answers too
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/client.inc';
$client = doubled(fn () => ['body' => str_pad(answer()['body'], 1025)] + answer(),
	['maxResponseBytes' => 1024]);
refused('one byte more', fn () => $client->listCalls());
$client = doubled(fn () => ['body' => str_pad(answer()['body'], 1024)] + answer(),
	['maxResponseBytes' => 1024]);
refused('exactly', fn () => $client->listCalls());
?>
--EXPECT--
one byte more: Skipcall\Exception\DecodeException
exactly: allowed
