--TEST--
A file of certificate authorities that cannot be read is refused
--EXTENSIONS--
skipcall
--SKIPIF--
<?php
$file = tempnam(sys_get_temp_dir(), 'skipcall');
chmod($file, 0);
$readable = is_readable($file);
unlink($file);
if ($readable) {
	die('skip root may read every file');
}
?>
--FILE--
<?php
require __DIR__ . '/../client/client.inc';
$file = tempnam(sys_get_temp_dir(), 'skipcall');
chmod($file, 0);
attempt('unreadable', fn () => new Skipcall\Client('sk_test_ok', ['caFile' => $file]));
unlink($file);
?>
--EXPECT--
unreadable: Skipcall\Exception\InvalidArgumentException: Skipcall\Client::__construct(): option "caFile" must be the path of a PEM file that can be read, string given
