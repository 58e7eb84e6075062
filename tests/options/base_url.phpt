--TEST--
The base URL loses a trailing "/" and "/v1", and its scheme may be upper case
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/../client/client.inc';
foreach ([
	'https://api.example.test', 'https://api.example.test/', 'https://api.example.test/v1',
	'https://api.example.test/v1/',
	'https://api.example.test//', 'https://api.example.test:8443', 'https://api.example.test/skipcall',
	'https://api.example.test/skipcall/',
	'https://api.example.test/skipcall/v1/', 'https://api.example.test/v2',
	'https://api.example.test/xv1', 'HTTPS://api.example.test',
	'https://api.example.test/v1/v1',
] as $url) {
	echo $url, ' => ', (new Skipcall\Client('sk_test_ok',
		['baseUrl' => $url]))->__debugInfo()['baseUrl'], "\n";
}
?>
--EXPECT--
https://api.example.test => https://api.example.test
https://api.example.test/ => https://api.example.test
https://api.example.test/v1 => https://api.example.test
https://api.example.test/v1/ => https://api.example.test
https://api.example.test// => https://api.example.test
https://api.example.test:8443 => https://api.example.test:8443
https://api.example.test/skipcall => https://api.example.test/skipcall
https://api.example.test/skipcall/ => https://api.example.test/skipcall
https://api.example.test/skipcall/v1/ => https://api.example.test/skipcall
https://api.example.test/v2 => https://api.example.test/v2
https://api.example.test/xv1 => https://api.example.test/xv1
HTTPS://api.example.test => https://api.example.test
https://api.example.test/v1/v1 => https://api.example.test/v1
