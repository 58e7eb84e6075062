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
unset: Skipcall\Exception\InvalidArgumentException: Skipcall\Client::__construct(): Argument #1 ($apiKey) is null, and SKIPCALL_API_KEY is neither in the environment nor in $_ENV or $_SERVER: set env[SKIPCALL_API_KEY] in the pool of php-fpm (or clear_env = no), or putenv() it; a framework whose configuration is cached does not load .env: pass the key
empty: Skipcall\Exception\InvalidArgumentException: Skipcall\Client::__construct(): Argument #1 ($apiKey) is null, and SKIPCALL_API_KEY is neither in the environment nor in $_ENV or $_SERVER: set env[SKIPCALL_API_KEY] in the pool of php-fpm (or clear_env = no), or putenv() it; a framework whose configuration is cached does not load .env: pass the key
bad: Skipcall\Exception\InvalidArgumentException: Skipcall\Client::__construct(): SKIPCALL_API_KEY of the environment must not hold spaces, control characters or anything but ASCII
https://api-public.skipcall.app
bad base URL: Skipcall\Exception\InvalidArgumentException: Skipcall\Client::__construct(): SKIPCALL_BASE_URL of the environment, option "baseUrl" may use http:// only for a loopback address: the API key would be readable on the way
bad base URL, another given: allowed
