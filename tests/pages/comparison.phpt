--TEST--
Pages are equal when what they hold is
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/../client/client.inc';
$document = ['data' => [['id' => 'a', 'notes' => '10']], 'total' => 1, 'page' => 1, 'limit' => 10,
	'totalPages' => 1];
$page = Skipcall\CallPage::fromArray($document);
var_dump($page == Skipcall\CallPage::fromArray($document));
var_dump($page == clone $page);
var_dump($page === clone $page);
var_dump($page == Skipcall\CallPage::fromArray(['total' => 2] + $document));
var_dump($page == Skipcall\CallPage::fromArray(['data' => [['id' => 'b', 'notes' => '10']]] + $document));
var_dump($page == Skipcall\CallPage::fromArray(['data' => [['id' => 'a', 'notes' => '1e1']]] + $document));
?>
--EXPECT--
bool(true)
bool(true)
bool(false)
bool(false)
bool(false)
bool(false)
