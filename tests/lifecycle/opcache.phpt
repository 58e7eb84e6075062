--TEST--
It works with opcache, and with its just-in-time compiler
--EXTENSIONS--
skipcall
--SKIPIF--
<?php
if (!extension_loaded('Zend OPcache') && !is_file(PHP_EXTENSION_DIR . '/opcache.so')) {
	die('skip no opcache');
}
?>
--FILE--
<?php
require __DIR__ . '/life.inc';
$mock = Mock::start(['rows' => 30]);
$code = <<<'PHP'
	final class Mine extends Skipcall\Client
	{
		public const DEFAULT = Skipcall\Call::DIRECT_CALL;
		public function rows(): int
		{
			$rows = 0;
			for ($i = 0; $i < 200; $i++) {
				foreach ($this->listCalls(limit: 3) as $call) {
					$rows += $call->isInbound() || $call->isOutbound() ? 1 : 0;
				}
			}
			return $rows;
		}
	}
	$mine = new Mine('sk_test_ok', ['baseUrl' => $argv[1]]);
	say(opcache_enabled: opcache_get_status(false)['opcache_enabled'], rows: $mine->rows(), constant: Mine::DEFAULT);
	try {
		$mine->withApiKey('sk_test_wrong')->listCalls();
	} catch (Skipcall\Exception\AuthenticationException $failure) {
		say($failure->getErrorCode());
	}
	PHP;
// From PHP 8.5 on it is built in.
$opcache = [
	...(extension_loaded('Zend OPcache') ? [] : ['zend_extension=' . PHP_EXTENSION_DIR . '/opcache.so']),
	'opcache.enable_cli=1',
];
Child::run($code, [$mock->url], [...$opcache, '{skipcall}']);
Child::run($code, [$mock->url], ['{skipcall}', ...$opcache, 'opcache.jit=tracing', 'opcache.jit_buffer_size=16M']);
?>
--EXPECT--
opcache enabled: true, rows: 600, constant: "DIRECT_CALL"
UNAUTHORIZED
opcache enabled: true, rows: 600, constant: "DIRECT_CALL"
UNAUTHORIZED
