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
	say(members: array_keys($document));
	unset($document['data']);
	say(document: $document);
	say(jsonSerialize_is_toArray: $page->jsonSerialize() === $page->toArray());
}
?>
--EXPECT--
members: ["data","total","page","limit","totalPages"]
document: {"total":25,"page":2,"limit":10,"totalPages":3}
jsonSerialize is toArray: true
members: ["data","total","page","limit","totalPages"]
document: {"total":25,"page":2,"limit":10,"totalPages":3}
jsonSerialize is toArray: true
