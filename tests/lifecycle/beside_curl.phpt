--TEST--
The curl extension works beside it, loaded before or after
--EXTENSIONS--
skipcall
--SKIPIF--
<?php
if (!is_file(PHP_EXTENSION_DIR . '/curl.so')) {
	die('skip no curl extension');
}
?>
--FILE--
<?php
require __DIR__ . '/life.inc';
$mock = Mock::start(['rows' => 3]);
$code = <<<'PHP'
	$fetch = function () use ($argv) {
		$curl = curl_init($argv[1] . '/v1/contacts');
		curl_setopt_array($curl, [CURLOPT_RETURNTRANSFER => true, CURLOPT_HTTPHEADER => ['Authorization: Bearer sk_test_ok']]);
		return count(json_decode(curl_exec($curl), true)['data']);
	};
	$client = client($argv[1]);
	say(
		by_curl: $fetch(),
		rows: count($client->listCalls()),
		by_curl_again: $fetch(),
		rows_again: count($client->listCalls()),
	);
	$hooked = new Skipcall\Client('sk_test_ok', ['transport' => function () use ($fetch) {
		say('in a hook', by_curl: $fetch());
		return ['status' => 200, 'headers' => [], 'body' => '{}'];
	}]);
	say(body: $hooked->get('/v1/contacts'));
	$left = curl_init($argv[1]);
	$multi = curl_multi_init();
	curl_multi_add_handle($multi, $left);
	PHP;
$curl = 'extension=' . PHP_EXTENSION_DIR . '/curl.so';
Child::run($code, [$mock->url], [$curl, '{skipcall}']);
Child::run($code, [$mock->url], ['{skipcall}', $curl]);
?>
--EXPECT--
by curl: 3, rows: 3, by curl again: 3, rows again: 3
in a hook; by curl: 3
body: []
by curl: 3, rows: 3, by curl again: 3, rows again: 3
in a hook; by curl: 3
body: []
