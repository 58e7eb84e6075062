--TEST--
Without a key, given or in the environment, the client says where it looked
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/client.inc';
putenv('SKIPCALL_API_KEY');
attempt('unset', fn () => new Skipcall\Client());
putenv('SKIPCALL_API_KEY=');
attempt('empty', fn () => new Skipcall\Client());
putenv('SKIPCALL_API_KEY=sk test');
attempt('bad', fn () => new Skipcall\Client());
putenv('SKIPCALL_BASE_URL=');
echo (new Skipcall\Client('sk_test_ok'))->__debugInfo()['baseUrl'], "\n";
putenv('SKIPCALL_BASE_URL=http://api.example.test');
attempt('bad base URL', fn () => new Skipcall\Client('sk_test_ok'));
attempt('bad base URL, another given', fn () => new Skipcall\Client('sk_test_ok',
	['baseUrl' => 'https://x.test']));
?>
--EXPECT--
unset: Skipcall\Exception\InvalidArgumentException: Skipcall\Client::__construct(): Argument #1 ($apiKey) is null and the environment holds no SKIPCALL_API_KEY
empty: Skipcall\Exception\InvalidArgumentException: Skipcall\Client::__construct(): Argument #1 ($apiKey) is null and the environment holds no SKIPCALL_API_KEY
bad: Skipcall\Exception\InvalidArgumentException: Skipcall\Client::__construct(): Argument #1 ($apiKey) must not hold spaces, control characters or anything but ASCII
https://api-public.skipcall.app
bad base URL: Skipcall\Exception\InvalidArgumentException: Skipcall\Client::__construct(): option "baseUrl" may use http:// only for a loopback address: the API key would be readable on the way
bad base URL, another given: allowed
