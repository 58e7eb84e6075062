--TEST--
Without options the defaults count, and null means the default
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/../client/client.inc';
putenv('SKIPCALL_BASE_URL');
array_map(putenv(...), ['HTTPS_PROXY', 'https_proxy', 'ALL_PROXY', 'NO_PROXY', 'no_proxy', 'SSL_CERT_FILE', 'SSL_CERT_DIR']);
$client = new Skipcall\Client('sk_test_ok');
var_dump(array_diff_key($client->__debugInfo(), ['apiKey' => 0, 'userAgent' => 0]));
$names = array_keys(array_diff_key($client->__debugInfo(), ['apiKey' => 0]));
say(null_is_the_default: (new Skipcall\Client('sk_test_ok', array_fill_keys($names,
	null)))->__debugInfo() === $client->__debugInfo());
$changed = new Skipcall\Client('sk_test_ok', ['baseUrl' => 'https://x.test', 'timeout' => 1,
	'connectTimeout' => 1, 'maxDuration' => 60, 'persistent' => false, 'rateLimitMaxWait' => 0, 'proxy' => 'h:1', 'noProxy' => '*',
	'maxRetries' => 0, 'hydrate' => 'arrays', 'sortStyle' => 'form', 'maxResponseBytes' => 1024,
	'headers' => ['X-A' => 'b'],
	'userAgent' => 'Acme/1', 'caFile' => __FILE__, 'transport' => fn () => null, 'onRequest' => fn () => null, 'onStats' => fn () => null,
	'onWait' => fn () => null, 'logger' => new class { public function log() {} }, 'sleep' => fn () => null]);
say(
	null_is_the_default_in_withOptions: $changed->withOptions(array_fill_keys($names, null))->__debugInfo() === $client->__debugInfo(),
);
?>
--EXPECT--
array(29) {
  ["baseUrl"]=>
  string(31) "https://api-public.skipcall.app"
  ["timeout"]=>
  float(30)
  ["connectTimeout"]=>
  float(5)
  ["maxDuration"]=>
  NULL
  ["maxRetries"]=>
  int(3)
  ["rateLimitMode"]=>
  string(4) "wait"
  ["rateLimitMaxWait"]=>
  NULL
  ["rateLimitReserve"]=>
  int(0)
  ["rateLimitPerMinute"]=>
  NULL
  ["rateLimitBucket"]=>
  NULL
  ["rateLimiter"]=>
  bool(false)
  ["rateLimiterFailure"]=>
  string(5) "throw"
  ["prefetch"]=>
  int(2)
  ["hydrate"]=>
  string(7) "objects"
  ["invalidText"]=>
  string(7) "replace"
  ["sortStyle"]=>
  string(4) "auto"
  ["maxResponseBytes"]=>
  int(16777216)
  ["persistent"]=>
  bool(true)
  ["headers"]=>
  array(0) {
  }
  ["proxy"]=>
  NULL
  ["noProxy"]=>
  NULL
  ["caFile"]=>
  NULL
  ["verifyTls"]=>
  bool(true)
  ["logger"]=>
  bool(false)
  ["onRequest"]=>
  bool(false)
  ["onStats"]=>
  bool(false)
  ["onWait"]=>
  bool(false)
  ["transport"]=>
  bool(false)
  ["sleep"]=>
  bool(false)
}
null is the default: true
null is the default in withOptions: true
