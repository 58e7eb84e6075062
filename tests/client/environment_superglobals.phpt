--TEST--
Key and base URL are looked for in the same places: the environment, $_ENV, $_SERVER; a value in quotes is refused
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/client.inc';
putenv('SKIPCALL_API_KEY');
putenv('SKIPCALL_BASE_URL');
function found(string $where): void
{
	try {
		['apiKey' => $key, 'baseUrl' => $url] = (new Skipcall\Client())->__debugInfo();
		echo "$where: $key $url\n";
	} catch (Skipcall\Exception\InvalidArgumentException $e) {
		echo "$where: {$e->getMessage()}\n";
	}
}
function in(string $place): void
{
	$values = ['SKIPCALL_API_KEY' => "sk_test_0123456789_of_$place", 'SKIPCALL_BASE_URL' => "https://$place.example.test"];
	foreach ($values as $name => $value) {
		match ($place) {
			'server' => $_SERVER[$name] = $value,
			'env' => $_ENV[$name] = $value,
			'environment' => putenv("$name=$value"),
		};
	}
}
found('nowhere');
in('server');
found('$_SERVER');
in('env');
found('$_ENV first');
in('environment');
found('the environment first');
putenv('SKIPCALL_API_KEY');
putenv('SKIPCALL_BASE_URL');
foreach (['', [], 7, null] as $none) {
	$_ENV['SKIPCALL_API_KEY'] = $_ENV['SKIPCALL_BASE_URL'] = $none;
	found('none: ' . json_encode($none));
}
$value = 'sk_test_0123456789_of_reference';
$_ENV['SKIPCALL_API_KEY'] = &$value;
found('by reference');
$_ENV = 'no array';
found('no array');
// Quotes are a part of what env[...] or putenv() says, and were meant not to be.
foreach (['"sk_test_0123456789"', "'sk_test_0123456789'"] as $quoted) {
	$_SERVER['SKIPCALL_API_KEY'] = $quoted;
	found('quoted');
	attempt('quoted argument', fn () => new Skipcall\Client($quoted));
	attempt('quoted, withApiKey', fn () => (new Skipcall\Client('sk_test_ok'))->withApiKey($quoted));
}
$_SERVER['SKIPCALL_API_KEY'] = 'sk_test_0123456789_ok';
$_SERVER['SKIPCALL_BASE_URL'] = '"https://staging.example.test"';
found('quoted URL');
attempt('quoted option', fn () => new Skipcall\Client('sk_test_ok', ['baseUrl' => "'https://x.test'"]));
?>
--EXPECT--
nowhere: Skipcall\Client::__construct(): Argument #1 ($apiKey) is null, and SKIPCALL_API_KEY is neither in the environment nor in $_ENV or $_SERVER: set env[SKIPCALL_API_KEY] in the pool of php-fpm (or clear_env = no), or putenv() it; a framework whose configuration is cached does not load .env: pass the key
$_SERVER: sk_test_…rver https://server.example.test
$_ENV first: sk_test_…_env https://env.example.test
the environment first: sk_test_…ment https://environment.example.test
none: "": sk_test_…rver https://server.example.test
none: []: sk_test_…rver https://server.example.test
none: 7: sk_test_…rver https://server.example.test
none: null: sk_test_…rver https://server.example.test
by reference: sk_test_…ence https://server.example.test
no array: sk_test_…rver https://server.example.test
quoted: Skipcall\Client::__construct(): SKIPCALL_API_KEY of the environment must not stand in quotes: env[...] of php-fpm and putenv() take a value as it is
quoted argument: Skipcall\Exception\InvalidArgumentException: Skipcall\Client::__construct(): Argument #1 ($apiKey) must not stand in quotes: env[...] of php-fpm and putenv() take a value as it is
quoted, withApiKey: Skipcall\Exception\InvalidArgumentException: Skipcall\Client::withApiKey(): Argument #1 ($apiKey) must not stand in quotes: env[...] of php-fpm and putenv() take a value as it is
quoted: Skipcall\Client::__construct(): SKIPCALL_API_KEY of the environment must not stand in quotes: env[...] of php-fpm and putenv() take a value as it is
quoted argument: Skipcall\Exception\InvalidArgumentException: Skipcall\Client::__construct(): Argument #1 ($apiKey) must not stand in quotes: env[...] of php-fpm and putenv() take a value as it is
quoted, withApiKey: Skipcall\Exception\InvalidArgumentException: Skipcall\Client::withApiKey(): Argument #1 ($apiKey) must not stand in quotes: env[...] of php-fpm and putenv() take a value as it is
quoted URL: Skipcall\Client::__construct(): SKIPCALL_BASE_URL of the environment, option "baseUrl" must not stand in quotes: env[...] of php-fpm and putenv() take a value as it is
quoted option: Skipcall\Exception\InvalidArgumentException: Skipcall\Client::__construct(): option "baseUrl" must not stand in quotes: env[...] of php-fpm and putenv() take a value as it is
