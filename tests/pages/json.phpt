--TEST--
json_encode() gives the document that the server sent
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/../client/client.inc';
$mock = Mock::start(['rows' => 25]);
foreach (['objects', 'arrays'] as $hydrate) {
	$page = client($mock, ['hydrate' => $hydrate])->listCalls(page: 2, limit: 10);
	$document = json_decode(json_encode($page), true);
	var_dump(array_keys($document));
	unset($document['data']);
	echo json_encode($document), "\n";
	var_dump($page->jsonSerialize() === $page->toArray());
}
?>
--EXPECT--
array(5) {
  [0]=>
  string(4) "data"
  [1]=>
  string(5) "total"
  [2]=>
  string(4) "page"
  [3]=>
  string(5) "limit"
  [4]=>
  string(10) "totalPages"
}
{"total":25,"page":2,"limit":10,"totalPages":3}
bool(true)
array(5) {
  [0]=>
  string(4) "data"
  [1]=>
  string(5) "total"
  [2]=>
  string(4) "page"
  [3]=>
  string(5) "limit"
  [4]=>
  string(10) "totalPages"
}
{"total":25,"page":2,"limit":10,"totalPages":3}
bool(true)
