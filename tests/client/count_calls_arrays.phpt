--TEST--
countCalls() does not care how rows are made
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/client.inc';
$mock = Mock::start(['rows' => 25]);
say(calls: client($mock, ['hydrate' => 'arrays', 'sortStyle' => 'deepObject'])->countCalls());
$mock->faults([['set' => ['total' => '-1']]]);
refused('bad total', fn () => client($mock)->countCalls());
$mock->faults([['set' => ['page' => '2']]]);
refused('another page', fn () => client($mock)->countCalls());
?>
--EXPECT--
calls: 25
bad total: Skipcall\Exception\DecodeException
another page: Skipcall\Exception\PaginationException
