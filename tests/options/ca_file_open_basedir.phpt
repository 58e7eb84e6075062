--TEST--
open_basedir holds for the file of certificate authorities, and does not tell what exists outside
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/../client/client.inc';
ini_set('open_basedir', __DIR__);
foreach (['/etc/passwd', '/no/such/file'] as $file) {
	attempt('outside', fn () => new Skipcall\Client('sk_test_ok', ['caFile' => $file]));
}
attempt('inside', fn () => new Skipcall\Client('sk_test_ok', ['caFile' => __FILE__]));
?>
--EXPECT--
outside: Skipcall\Exception\InvalidArgumentException: Skipcall\Client::__construct(): option "caFile" must be a file that open_basedir allows, string given
outside: Skipcall\Exception\InvalidArgumentException: Skipcall\Client::__construct(): option "caFile" must be a file that open_basedir allows, string given
inside: allowed
