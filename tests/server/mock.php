<?php

/*
 * php -n mock.php [--rows=N] [--seed=N] [--config='{json}'] [--port=N] [--stdin]
 *
 * Prints {"url","port","pid"} when it listens. SIGTERM's own action ends it, and with --stdin the
 * end of its standard input does, so that it cannot outlive the test that started it.
 */

declare(strict_types=1);

namespace Skipcall\Mock;

require __DIR__ . '/event_loop.php';
require __DIR__ . '/http.php';
require __DIR__ . '/errors.php';
require __DIR__ . '/config.php';
require __DIR__ . '/rate_window.php';
require __DIR__ . '/dataset.php';
require __DIR__ . '/table.php';
require __DIR__ . '/churn.php';
require __DIR__ . '/selection.php';
require __DIR__ . '/calls.php';
require __DIR__ . '/accounts.php';
require __DIR__ . '/api.php';
require __DIR__ . '/faults.php';
require __DIR__ . '/transmission.php';
require __DIR__ . '/connection.php';
require __DIR__ . '/journal.php';
require __DIR__ . '/control.php';
require __DIR__ . '/server.php';

ini_set('memory_limit', '-1');
// Standard output carries one line of JSON and nothing else.
ini_set('display_errors', 'stderr');
error_reporting(E_ALL);

function fail(string $why): never
{
	fwrite(STDERR, "mock: $why\n");
	exit(2);
}

$options = getopt('', ['rows:', 'seed:', 'config:', 'port:', 'stdin'], $rest);
if ($rest < $argc) {
	fail("unknown argument $argv[$rest]");
}
try {
	$changes = json_decode($options['config'] ?? '{}', true, 32, JSON_THROW_ON_ERROR);
	foreach (['rows', 'seed'] as $name) {
		if (isset($options[$name])) {
			$changes[$name] = (int) $options[$name];
		}
	}
	$config = new Config($changes);
} catch (ConfigError | \JsonException | \TypeError $error) {
	fail($error->getMessage());
}

$listener = @stream_socket_server(
	'tcp://127.0.0.1:' . (int) ($options['port'] ?? 0),
	$code,
	$message,
	STREAM_SERVER_BIND | STREAM_SERVER_LISTEN,
	// Drips are told apart by their timing, so small writes are not to be collected.
	stream_context_create(['socket' => ['backlog' => 511, 'tcp_nodelay' => true]]),
);
if ($listener === false) {
	fail("cannot listen: $message");
}

$loop = new EventLoop();
new Server($loop, $listener, $config);
if (isset($options['stdin'])) {
	stream_set_blocking(STDIN, false);
	$loop->read(STDIN, static function (): void {
		fread(STDIN, 8192);
		if (feof(STDIN)) {
			exit(0);
		}
	});
}

$port = (int) substr(strrchr(stream_socket_get_name($listener, false), ':'), 1);
echo json(['url' => "http://127.0.0.1:$port", 'port' => $port, 'pid' => getmypid()]), "\n";
flush();
$loop->run();
