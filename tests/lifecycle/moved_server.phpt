--TEST--
A server that moves to another address is found by the next connection: no request fails
--EXTENSIONS--
skipcall
--SKIPIF--
<?php
require __DIR__ . '/../server/service.inc';
if (Service::missing('gcc') !== null) {
	die('skip ' . Service::missing('gcc'));
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
$old = Mock::start(['rows' => 3]);
$new = Mock::start(['rows' => 7]);
// Below the same port at another address: a relay to the new one.
$relay = proc_open([PHP_BINARY, '-n', __DIR__ . '/../server/relay.php', "127.0.0.2:$old->port", "127.0.0.1:$new->port"],
	[['file', '/dev/null', 'r'], ['file', '/dev/null', 'w'], ['file', '/dev/null', 'w']], $pipes);
until(fn () => @stream_socket_client("tcp://127.0.0.2:$old->port") !== false);
file_put_contents("$folder/address", '127.0.0.1');
$child = new Child('
	$client = client("http://api.moving.test:$argv[1]", ["maxRetries" => 0]);
	for ($line = "first"; $line !== false; $line = fgets(STDIN)) {
		$page = $client->listCalls();
		say(rows: count($page), attempt: $page->stats->attempt, connectionReused: $page->stats->connectionReused);
		fflush(STDOUT);
	}
', [(string) $old->port], ['{skipcall}', 'skipcall.allow_insecure=1'], ['LD_PRELOAD' => "$folder/names.so", 'SKIPCALL_ADDRESS' => "$folder/address"]);
echo fgets($child->pipes[1]);
fwrite($child->pipes[0], "again\n");
echo fgets($child->pipes[1]);
// It moves: the old one closes its connections and is gone.
file_put_contents("$folder/address", '127.0.0.2');
$old->stop();
fwrite($child->pipes[0], "again\n");
echo fgets($child->pipes[1]);
$child->end();
proc_terminate($relay);
array_map(unlink(...), glob("$folder/*"));
rmdir($folder);
?>
--EXPECT--
rows: 3, attempt: 1, connectionReused: false
rows: 3, attempt: 1, connectionReused: true
rows: 7, attempt: 1, connectionReused: false
