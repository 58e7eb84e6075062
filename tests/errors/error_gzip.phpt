--TEST--
A compressed error body is read
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/caught.inc';
$mock = Mock::start();
$client = new Skipcall\Client('sk_test_wrong', ['baseUrl' => $mock->url]);
$failure = caught(fn () => $client->listCalls());
say($failure->getErrorCode(), $failure->getDetails(), $failure->getBody());
say($mock->lastHeaders()['accept-encoding'] ?? 'none');

$mock->faults([['status' => 400, 'headers' => ['Content-Encoding' => 'gzip'], 'gzip' => false,
	'bodyBase64' => base64_encode(gzencode('{"message":"packed"}'))]]);
$client = new Skipcall\Client('sk_test_ok', ['baseUrl' => $mock->url]);
say(caught(fn () => $client->listCalls())->getDetails());
?>
--EXPECTF--
UNAUTHORIZED ["Invalid or revoked API key"] {"error":{"code":"UNAUTHORIZED","message":"Invalid or revoked API key","status":401}}
%Sgzip%S
["packed"]
