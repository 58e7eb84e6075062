--TEST--
Running out of memory, in a hook or while a page becomes objects, ends the program like any fatal error
--EXTENSIONS--
skipcall
--SKIPIF--
<?php
if (getenv('USE_ZEND_ALLOC') === '0') {
	die('skip memory_limit needs an allocator that counts: USE_ZEND_ALLOC=0');
}
?>
--FILE--
<?php
require __DIR__ . '/life.inc';
$mock = Mock::start(['rows' => 3000, 'maxLimit' => 3000]);
$codes = [
	'hook' => <<<'PHP'
		$client = new Skipcall\Client('sk_test_ok', ['transport' => fn () => str_repeat('x', 1 << 30)]);
		$client->listCalls();
		PHP,
	'sleep' => <<<'PHP'
		$client = new Skipcall\Client('sk_test_ok', [
			'transport' => fn () => ['status' => 503, 'body' => ''],
			'sleep' => fn () => str_repeat('x', 1 << 30),
		]);
		$client->listCalls();
		PHP,
	'objects' => <<<'PHP'
		$pages = [];
		while (true) {
			$pages[] = client($argv[1])->listCalls(limit: 3000);
		}
		PHP,
	'arrays' => <<<'PHP'
		$pages = [];
		while (true) {
			$pages[] = client($argv[1], ['hydrate' => 'arrays'])->listCalls(limit: 3000);
		}
		PHP,
];
foreach ($codes as $name => $code) {
	say($name);
	Child::run(
		"register_shutdown_function(function () use (\$argv) {\n"
			. "\$GLOBALS['pages'] = null;\nsay('at the end', client(\$argv[1])->countCalls());\n});\n" . $code,
		[$mock->url],
		// PHP 8.5 tells backtraces by default.
		['{skipcall}', 'memory_limit=24M', 'display_errors=1', 'html_errors=0', 'fatal_error_backtraces=0'],
	);
}
?>
--EXPECTF--
hook

Fatal error: Allowed memory size of %d bytes exhausted%S (tried to allocate %d bytes) in %s on line %d
at the end 3000
exit code 255
sleep

Fatal error: Allowed memory size of %d bytes exhausted%S (tried to allocate %d bytes) in %s on line %d
at the end 3000
exit code 255
objects

Fatal error: Allowed memory size of %d bytes exhausted%S (tried to allocate %d bytes) in %s on line %d
at the end 3000
exit code 255
arrays

Fatal error: Allowed memory size of %d bytes exhausted%S (tried to allocate %d bytes) in %s on line %d
at the end 3000
exit code 255
