--TEST--
A page that holds data cannot be filled again
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/../client/client.inc';
$document = ['data' => [['id' => 'a']], 'total' => 1, 'page' => 1, 'limit' => 10, 'totalPages' => 1];
$page = Skipcall\CallPage::fromArray($document);
attempt('again', fn () => $page->__unserialize(['total' => 2] + $document));
say(total: $page->total);
?>
--EXPECT--
again: Skipcall\Exception\Error: Cannot unserialize into a Skipcall\CallPage that holds data
total: 1
