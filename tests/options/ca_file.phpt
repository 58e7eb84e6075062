--TEST--
The file of certificate authorities is checked when it is given, and kept by its absolute path
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/../client/client.inc';
chdir(__DIR__);
$client = new Skipcall\Client('sk_test_ok', ['caFile' => './' . basename(__FILE__)]);
say(caFile_is_absolute: $client->__debugInfo()['caFile'] === realpath(__FILE__));
foreach (['', 'no such file', __DIR__ . '/nowhere/ca.pem', "ca\0.pem", 7, true, []] as $value) {
	attempt(get_debug_type($value), fn () => new Skipcall\Client('sk_test_ok', ['caFile' => $value]));
}
?>
--EXPECT--
caFile is absolute: true
string: Skipcall\Exception\InvalidArgumentException: Skipcall\Client::__construct(): option "caFile" must be the path of a PEM file, string given
string: Skipcall\Exception\InvalidArgumentException: Skipcall\Client::__construct(): option "caFile" must be the path of a PEM file that can be read, string given
string: Skipcall\Exception\InvalidArgumentException: Skipcall\Client::__construct(): option "caFile" must be the path of a PEM file that can be read, string given
string: Skipcall\Exception\InvalidArgumentException: Skipcall\Client::__construct(): option "caFile" must be the path of a PEM file, string given
int: Skipcall\Exception\InvalidArgumentException: Skipcall\Client::__construct(): option "caFile" must be the path of a PEM file, int given
bool: Skipcall\Exception\InvalidArgumentException: Skipcall\Client::__construct(): option "caFile" must be the path of a PEM file, bool given
array: Skipcall\Exception\InvalidArgumentException: Skipcall\Client::__construct(): option "caFile" must be the path of a PEM file, array given
