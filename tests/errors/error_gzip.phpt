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
say(errorCode: $failure->getErrorCode(), details: $failure->getDetails(), body: $failure->getBody());
say($mock->lastHeaders()['accept-encoding'] ?? 'none');

$mock->faults([['status' => 400, 'headers' => ['Content-Encoding' => 'gzip'], 'gzip' => false,
	'bodyBase64' => base64_encode(gzencode('{"message":"packed"}'))]]);
$client = new Skipcall\Client('sk_test_ok', ['baseUrl' => $mock->url]);
say(details: caught(fn () => $client->listCalls())->getDetails());
?>
--EXPECTF--
errorCode: "UNAUTHORIZED", details: ["Invalid or revoked API key"], body: "{\"error\":{\"code\":\"UNAUTHORIZED\",\"message\":\"Invalid or revoked API key\",\"status\":401}}"
%Sgzip%S
details: ["packed"]
