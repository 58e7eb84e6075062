--TEST--
Only the ends of the key show in dumps
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/client.inc';
$key = 'sk_live_0123456789abcdefghijWXYZ';
$client = new Skipcall\Client($key, ['headers' => ['X-Secret' => 'hush']]);
ob_start();
var_dump($client);
print_r($client);
var_export($client);
echo json_encode($client), json_encode((array) $client), json_encode(get_object_vars($client));
$dump = ob_get_clean();
say(key_seen: str_contains($dump, '0123456789'), header_seen: str_contains($dump, 'hush'));
echo $client->__debugInfo()['apiKey'], "\n";
foreach (['sk_test_ok', 'sk_live_12345678901', 'sk_live_123456789012', 'sk_test_0123456789abcdef',
	'another-key-of-some-length', 'short', 'sk_live_'] as $key) {
	echo (new Skipcall\Client($key))->__debugInfo()['apiKey'], "\n";
}
?>
--EXPECT--
key seen: false, header seen: false
sk_live_…WXYZ
sk_test_…
sk_live_…
sk_live_…9012
sk_test_…cdef
…ngth
…
sk_live_…
