--TEST--
withApiKey() changes the key on the wire and nothing else
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/client.inc';
$mock = Mock::start();
$first = client($mock, ['userAgent' => 'Acme/1']);
$second = $first->withApiKey('sk_test_ok_other');
foreach ([$first, $second, $first] as $client) {
	$client->listCalls();
	echo $mock->lastHeaders()['authorization'], ' ', explode(' ',
		$mock->lastHeaders()['user-agent'])[0], "\n";
}
foreach (['', ' ', "sk_test_ok\n", 'sk_test_é'] as $key) {
	attempt(json_encode($key), fn () => $first->withApiKey($key));
}
?>
--EXPECT--
Bearer sk_test_ok Acme/1
Bearer sk_test_ok_other Acme/1
Bearer sk_test_ok Acme/1
"": Skipcall\Exception\InvalidArgumentException: Skipcall\Client::withApiKey(): Argument #1 ($apiKey) must not be empty
" ": Skipcall\Exception\InvalidArgumentException: Skipcall\Client::withApiKey(): Argument #1 ($apiKey) must not hold spaces, control characters or anything but ASCII
"sk_test_ok\n": Skipcall\Exception\InvalidArgumentException: Skipcall\Client::withApiKey(): Argument #1 ($apiKey) must not hold spaces, control characters or anything but ASCII
"sk_test_\u00e9": Skipcall\Exception\InvalidArgumentException: Skipcall\Client::withApiKey(): Argument #1 ($apiKey) must not hold spaces, control characters or anything but ASCII
