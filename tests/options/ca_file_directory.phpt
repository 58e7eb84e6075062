--TEST--
A directory is no file of certificate authorities
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/../client/client.inc';
attempt('directory', fn () => new Skipcall\Client('sk_test_ok', ['caFile' => __DIR__]));
?>
--EXPECT--
directory: Skipcall\Exception\InvalidArgumentException: Skipcall\Client::__construct(): option "caFile" must be the path of a PEM file that can be read, string given
