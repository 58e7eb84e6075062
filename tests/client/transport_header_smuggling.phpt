--TEST--
A header that a transport returns cannot stand for a status line or a second header
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/client.inc';
$client = doubled(fn () => ['headers' => ['HTTP/1.1 500' => 'x']] + answer([row(1)]));
refused('status line', fn () => print(count($client->listCalls()) . " row\n"));
$client = doubled(fn () => ['headers' => ["X-A: 1\r\nX-Request-Id" => 'smuggled',
	'X-B' => "1\r\nX-Request-Id: smuggled"]] + answer());
try {
	say(requestId: $client->listCalls()->stats->requestId);
} catch (Skipcall\Exception\InvalidArgumentException) {
	say(requestId: null);
}
?>
--EXPECT--
status line: Skipcall\Exception\InvalidArgumentException
requestId: null
