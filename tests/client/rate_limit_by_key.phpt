--TEST--
The rate limit belongs to the key and the base URL: clients share it, other keys have their own
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/client.inc';
$mock = Mock::start(['rate' => ['limit' => 50, 'window' => 3600]]);
$first = client($mock);
$first->countCalls();
$same = new Skipcall\Client('sk_test_ok', ['baseUrl' => "$mock->url/v1"]);
$other = $first->withApiKey('sk_test_ok2');
var_dump($same->getRateLimit()->remaining, $first->withOptions(['timeout' => 1])->getRateLimit()->remaining);
var_dump($other->getRateLimit());
$other->countCalls();
$other->countCalls();
$same->countCalls();
var_dump($first->getRateLimit()->remaining, $other->getRateLimit()->remaining);
$elsewhere = Mock::start();
var_dump(client($elsewhere)->getRateLimit());
?>
--EXPECT--
int(49)
int(49)
NULL
int(48)
int(48)
NULL
