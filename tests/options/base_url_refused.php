<?php
require __DIR__ . '/../client/client.inc';
foreach ([
	'', ' ', 'api.example.test', '//api.example.test', '/v1', 'ftp://api.example.test', 'file:///etc/passwd', 'gopher://x', 'javascript://x',
	'https://', 'https:///v1', 'https://user@api.example.test', 'https://user:pass@api.example.test', 'https://:pass@api.example.test',
	'http://127.0.0.1@evil.test', 'http://user:pass@127.0.0.1', 'https://api.example.test?x=1', 'https://api.example.test/?', 'https://api.example.test#x',
	'https://api.example.test/#', 'https://api example.test', ' https://api.example.test', "https://api.example.test\n", "https://api.example.test\0",
	'https://api.example.test\\evil', 'https://é.test', 'https://api.example.test:99999', 'https://api.example.test:x', 'https://[::1',
] as $url) {
	attempt(json_encode($url, JSON_UNESCAPED_SLASHES), fn () => new Skipcall\Client('sk_test_ok', ['baseUrl' => $url]));
}
foreach ([7, true, [], 1.5] as $value) {
	attempt(get_debug_type($value), fn () => new Skipcall\Client('sk_test_ok', ['baseUrl' => $value]));
}
?>
