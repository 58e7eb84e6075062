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
say(
	remaining_for_the_same_key: $same->getRateLimit()->remaining,
	with_other_options: $first->withOptions(['timeout' => 1])->getRateLimit()->remaining,
);
say(rateLimit_of_the_other_key: $other->getRateLimit());
$other->countCalls();
$other->countCalls();
$same->countCalls();
say(remaining: $first->getRateLimit()->remaining, remaining_of_the_other_key: $other->getRateLimit()->remaining);
$elsewhere = Mock::start();
say(rateLimit_elsewhere: client($elsewhere)->getRateLimit());
?>
--EXPECT--
remaining for the same key: 49, with other options: 49
rateLimit of the other key: null
remaining: 48, remaining of the other key: 48
rateLimit elsewhere: null
