--TEST--
A process that has as many files open as it may is told so, whatever it was that could not be opened, and goes on when it has closed some
--EXTENSIONS--
skipcall
--SKIPIF--
<?php
require __DIR__ . '/../server/nginx.inc';
if (Nginx::missing() !== null) {
	die('skip ' . Nginx::missing());
}
?>
--FILE--
<?php
require __DIR__ . '/../lifecycle/life.inc';
$mock = Mock::start(['rows' => 3]);
$nginx = Nginx::start($mock->url);
$php = (string) getenv('TEST_PHP_EXECUTABLE');
$wrapper = tempnam(sys_get_temp_dir(), 'skipcall');
file_put_contents($wrapper, "#!/bin/sh\nulimit -n 64\nexec " . escapeshellarg(is_executable($php) ? $php : PHP_BINARY) . ' "$@"' . "\n");
chmod($wrapper, 0700);
putenv("TEST_PHP_EXECUTABLE=$wrapper");
$code = <<<'PHP'
	$options = ['maxRetries' => 0, 'caFile' => $argv[3]];
	class_exists(Skipcall\Exception\ConnectionException::class);
	// With none left, and with so many that it fails a little later each time, until it does not.
	foreach (['plain' => $argv[1], 'TLS' => $argv[2], 'by name' => str_replace('127.0.0.1', 'localhost', $argv[1])] as $what => $url) {
		$said = [];
		for ($left = 0, $got = null; $left < 30 && $got !== '3 rows'; $left++) {
			$files = [];
			while (($file = @fopen('/dev/null', 'r')) !== false) {
				$files[] = $file;
			}
			array_splice($files, 0, $left);
			try {
				$got = count(client($url, $options)->listCalls()) . ' rows';
			} catch (Skipcall\Exception\SkipcallException $e) {
				$got = short($e) . ', retryable: ' . json_encode($e->isRetryable()) . ', ' .
					(str_contains($e->getMessage(), 'as many files and sockets open as it may') ? 'says so' : 'says: ' . $e->getMessage());
			}
			$files = [];
			Skipcall\Client::closeIdleConnections();
			$said[$got] ??= true;
		}
		say("$what:", implode('; then ', array_keys($said)));
	}
PHP;
Child::run($code, [$mock->url, $nginx->url, $nginx->caFile]);
unlink($wrapper);
?>
--EXPECT--
plain: ConnectionException, retryable: true, says so; then 3 rows
TLS: ConnectionException, retryable: true, says so; then 3 rows
by name: ConnectionException, retryable: true, says so; then 3 rows
