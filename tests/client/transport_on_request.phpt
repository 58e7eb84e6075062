--TEST--
A client's own transport is handed the headers that onRequest adds, as the network would be
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/client.inc';
$client = doubled(function (Skipcall\Request $request) {
	$headers = $request->getHeaders();
	say(
		traceparent: $headers['traceparent'] ?? null,
		has_Accept: isset($headers['Accept']),
		has_Authorization: isset($headers['Authorization']),
	);
	return answer();
}, ['onRequest' => fn () => ['traceparent' => '00-1']]);
$client->listCalls();
?>
--EXPECT--
traceparent: "00-1", has Accept: true, has Authorization: false
