--TEST--
A resolver that hangs holds up neither a timeout, nor a signal, nor the end of the program
--EXTENSIONS--
skipcall
pcntl
--SKIPIF--
<?php
require __DIR__ . '/../server/service.inc';
if (Service::missing('gcc') !== null) {
	die('skip ' . Service::missing('gcc'));
}
ob_start();
(new ReflectionExtension('skipcall'))->info();
if (preg_match('~libcurl \(running\) => (\S+)~', ob_get_clean(), $found) && version_compare($found[1], '7.87', '<')) {
	die('skip libcurl before 7.87 waits for the resolver');
}
if (!is_file(ini_get('extension_dir') . '/skipcall.so')) {
	die('skip built into PHP: nothing to preload before it');
}
?>
--FILE--
<?php
require __DIR__ . '/life.inc';
$folder = Service::folder();
exec("gcc -shared -fPIC -o $folder/names.so " . escapeshellarg(__DIR__ . '/slow_names.c') . ' '
	. escapeshellarg(__DIR__ . '/../../tools/preload/no_deepbind.c') . ' -ldl 2>&1', $said, $code);
echo $code === 0 ? '' : implode("\n", $said);
putenv('HTTPS_PROXY=');
$code = <<<'PHP'
	pcntl_async_signals(true);
	pcntl_signal(SIGALRM, fn () => throw new Exception('alarm'));
	$client = fn (array $options) => new Skipcall\Client('sk_test_ok', $options
		+ ['baseUrl' => 'https://' . random_int(0, 99999) . '.hang.test', 'maxRetries' => 0]);
	function timed(string $what, callable $do): void
	{
		$took = new Stopwatch();
		$said = short(caught($do));
		say($what, $said, within($took, 3) ? 'soon' : "after {$took->seconds()} s");
	}
	// That the names do hang.
	$took = new Stopwatch();
	$pid = pcntl_fork();
	if ($pid === 0) {
		@stream_socket_client('tcp://x.hang.test:1');
		exit;
	}
	timed('connectTimeout', fn () => $client(['connectTimeout' => 0.3])->listCalls());
	timed('timeout', fn () => $client(['timeout' => 0.3])->listCalls());
	timed('maxDuration', fn () => $client(['maxDuration' => 0.3])->listCalls());
	timed('signal', function () use ($client) {
		pcntl_alarm(1);
		$client([])->listCalls();
	});
	timed('proxy', fn () => $client(['proxy' => 'http://proxy.hang.test:1', 'connectTimeout' => 0.3])->listCalls());
	say('the names hang:', pcntl_waitpid($pid, $status, WNOHANG) === 0);
	exec("kill -9 $pid");
	pcntl_waitpid($pid, $status);
PHP;
$took = new Stopwatch();
Child::run($code, [], ['{skipcall}'], ['LD_PRELOAD' => "$folder/names.so"]);
say('the end', within($took, 8) ? 'soon' : "after {$took->seconds()} s");
array_map(unlink(...), glob("$folder/*"));
rmdir($folder);
?>
--EXPECT--
connectTimeout TimeoutException soon
timeout TimeoutException soon
maxDuration TimeoutException soon
signal Exception soon
proxy TimeoutException soon
the names hang: true
the end soon
