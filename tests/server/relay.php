<?php

declare(strict_types=1);

/*
 * A relay of bytes to TARGET that drops connections: php -n relay.php [ADDRESS:]PORT TARGET [CHUNKS].
 * A connection ends, both sides of it, when the client sends something after so many chunks, which is not
 * handed on. To a GET /drop all that are open end so at the next chunk; the answer is how many have.
 */

[, $port, $target] = $argv;
$chunks = (int) ($argv[3] ?? PHP_INT_MAX);
// Without it a chunk waits for the acknowledgement of the one before.
$atOnce = stream_context_create(['socket' => ['tcp_nodelay' => true]]);
$server = stream_socket_server('tcp://' . (str_contains($port, ':') ? $port : "127.0.0.1:$port"), context: $atOnce) ?: exit(1);
/** @var array<int, resource> $open */
$open = [];
/** @var array<int, resource> $peers */
$peers = [];
/** @var array<int, int> $said chunks of each client so far, PHP_INT_MAX: enough */
$said = [];
$dropped = 0;

function drop($socket): void
{
	global $open, $peers, $said;
	foreach ([$socket, $peers[(int) $socket] ?? null] as $end) {
		if ($end !== null) {
			unset($open[(int) $end], $peers[(int) $end], $said[(int) $end]);
			fclose($end);
		}
	}
}

while (true) {
	$read = [$server, ...array_values($open)];
	$none = null;
	if (stream_select($read, $none, $none, 3600) === false) {
		exit(1);
	}
	foreach ($read as $socket) {
		if ($socket === $server) {
			$client = stream_socket_accept($server);
			$other = stream_socket_client("tcp://$target", context: $atOnce);
			foreach ([[$client, $other], [$other, $client]] as [$end, $peer]) {
				// What was read and not handed on would be lost in PHP's own buffer.
				stream_set_read_buffer($end, 0);
				$open[(int) $end] = $end;
				$peers[(int) $end] = $peer;
			}
			$said[(int) $client] = 0;
			continue;
		}
		if (!isset($open[(int) $socket])) {
			continue;
		}
		$isClient = isset($said[(int) $socket]);
		if ($isClient && $said[(int) $socket] >= $chunks) {
			$dropped++;
			drop($socket); // unread: the client gets a reset
			continue;
		}
		$bytes = fread($socket, 65536);
		if ($bytes === '' || $bytes === false) {
			drop($socket);
			continue;
		}
		if ($isClient && str_starts_with($bytes, 'GET /drop ')) {
			$said = array_fill_keys(array_keys($said), PHP_INT_MAX);
			$said[(int) $socket] = 0;
			fwrite($socket, "HTTP/1.1 200 OK\r\nContent-Length: " . strlen("$dropped") . "\r\n\r\n$dropped");
			continue;
		}
		// A TLS hello and what follows it before the first request are no requests.
		if ($isClient && !in_array($bytes[0], ["\x16", "\x14"], true)) {
			$said[(int) $socket]++;
		}
		@fwrite($peers[(int) $socket], $bytes);
	}
}
