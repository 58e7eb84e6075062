<?php
require __DIR__ . '/../client/client.inc';
foreach (['Content-Length' => '5', 'transfer-encoding' => 'chunked'] as $name => $value) {
	refused($name, fn () => new Skipcall\Client('sk_test_ok', ['headers' => [$name => $value]]));
}
?>
