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
say(equal_to_the_same_document: $page == Skipcall\CallPage::fromArray($document));
say(equal_to_its_clone: $page == clone $page);
say(identical_to_its_clone: $page === clone $page);
say(equal_to_another_total: $page == Skipcall\CallPage::fromArray(['total' => 2] + $document));
say(equal_to_another_id: $page == Skipcall\CallPage::fromArray(['data' => [['id' => 'b', 'notes' => '10']]] + $document));
say(
	equal_to_another_spelling_of_a_number: $page == Skipcall\CallPage::fromArray(['data' => [['id' => 'a', 'notes' => '1e1']]] + $document),
);
?>
--EXPECT--
equal to the same document: true
equal to its clone: true
identical to its clone: false
equal to another total: false
equal to another id: false
equal to another spelling of a number: false
