--TEST--
With skipcall.allow_insecure=1 plain http:// goes to any host, and verification can be switched off
--EXTENSIONS--
skipcall
--INI--
skipcall.allow_insecure=1
--FILE--
<?php
require __DIR__ . '/../client/client.inc';
foreach (['http://api.example.test/v1/', 'http://10.0.0.1:8080'] as $url) {
	echo (new Skipcall\Client('sk_test_ok', ['baseUrl' => $url]))->__debugInfo()['baseUrl'], "\n";
}
attempt('other schemes', fn () => new Skipcall\Client('sk_test_ok', ['baseUrl' => 'ftp://h']));
$client = new Skipcall\Client('sk_test_ok', ['verifyTls' => false]);
say(
	verifyTls: $client->__debugInfo()['verifyTls'],
	default_verifyTls: $client->withOptions(['verifyTls' => null])->__debugInfo()['verifyTls'],
);
?>
--EXPECT--
http://api.example.test
http://10.0.0.1:8080
other schemes: Skipcall\Exception\InvalidArgumentException: Skipcall\Client::__construct(): option "baseUrl" must begin with https:// (or http:// for a loopback address)
verifyTls: false, default verifyTls: true
