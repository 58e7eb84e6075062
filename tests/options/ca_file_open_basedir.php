<?php
require __DIR__ . '/../client/client.inc';
ini_set('open_basedir', __DIR__);
foreach (['/etc/passwd', '/no/such/file'] as $file) {
	attempt('outside', fn () => new Skipcall\Client('sk_test_ok', ['caFile' => $file]));
}
attempt('inside', fn () => new Skipcall\Client('sk_test_ok', ['caFile' => __FILE__]));
?>
