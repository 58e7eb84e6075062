--TEST--
A client's own transport is handed the headers that onRequest adds, as the network would be
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/client.inc';
$client = doubled(function (string $url, array $headers) {
	echo json_encode([$headers['traceparent'] ?? null, isset($headers['Accept']), isset($headers['Authorization'])]), "\n";
	return answer();
}, ['onRequest' => fn () => ['traceparent' => '00-1']]);
$client->listCalls();
?>
--EXPECT--
["00-1",true,false]
