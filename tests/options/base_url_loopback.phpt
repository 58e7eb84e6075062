--TEST--
http:// is allowed to loopback addresses
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/../client/client.inc';
foreach (['http://127.0.0.1:8080', 'http://127.1.2.3', 'http://127.255.255.255/', 'http://[::1]:8080',
	'http://localhost', 'http://LOCALHOST:80/v1'] as $url) {
	attempt($url, fn () => new Skipcall\Client('sk_test_ok', ['baseUrl' => $url]));
}
?>
--EXPECT--
http://127.0.0.1:8080: allowed
http://127.1.2.3: allowed
http://127.255.255.255/: allowed
http://[::1]:8080: allowed
http://localhost: allowed
http://LOCALHOST:80/v1: allowed
