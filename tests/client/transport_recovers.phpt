--TEST--
A transport that fails is asked again until it answers
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/client.inc';
$asked = 0;
$client = doubled(function () use (&$asked) {
	if (++$asked === 1) {
		throw new Skipcall\Exception\ConnectionException('once');
	}
	return answer([row(1)]);
}, ['sleep' => fn () => null]);
$page = $client->listCalls();
say(rows: count($page), attempt: $page->stats->attempt, asked: $asked);
$statuses = [503, 500, 408, 200];
$client = doubled(function () use (&$statuses) {
	return ['status' => array_shift($statuses)] + answer([row(1)]);
}, ['sleep' => fn () => null]);
say(attempt: $client->listCalls()->stats->attempt);
?>
--EXPECT--
rows: 1, attempt: 2, asked: 2
attempt: 4
