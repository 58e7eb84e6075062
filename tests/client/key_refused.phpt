--TEST--
A key that cannot be one is refused at once
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/client.inc';
foreach (['', ' ', ' sk_test_ok', "sk_test_ok\n", "sk\ttest", "sk\0test", 'sk_test_é', "sk_\x80"] as $key) {
	try {
		new Skipcall\Client($key);
		echo "allowed\n";
	} catch (Skipcall\Exception\InvalidArgumentException $e) {
		echo $e->getMessage(), "\n";
	}
}
attempt('any other', fn () => new Skipcall\Client('!~'));
?>
--EXPECT--
Skipcall\Client::__construct(): Argument #1 ($apiKey) must not be empty
Skipcall\Client::__construct(): Argument #1 ($apiKey) must not hold spaces, control characters or anything but ASCII
Skipcall\Client::__construct(): Argument #1 ($apiKey) must not hold spaces, control characters or anything but ASCII
Skipcall\Client::__construct(): Argument #1 ($apiKey) must not hold spaces, control characters or anything but ASCII
Skipcall\Client::__construct(): Argument #1 ($apiKey) must not hold spaces, control characters or anything but ASCII
Skipcall\Client::__construct(): Argument #1 ($apiKey) must not hold spaces, control characters or anything but ASCII
Skipcall\Client::__construct(): Argument #1 ($apiKey) must not hold spaces, control characters or anything but ASCII
Skipcall\Client::__construct(): Argument #1 ($apiKey) must not hold spaces, control characters or anything but ASCII
any other: allowed
