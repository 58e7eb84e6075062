<?php
require __DIR__ . '/../client/client.inc';
attempt('directory', fn () => new Skipcall\Client('sk_test_ok', ['caFile' => __DIR__]));
?>
