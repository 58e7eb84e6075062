<?php

declare(strict_types=1);

/*
 * A relay of bytes that stands for a network of 20 ms round trip: each chunk is held for 10 ms in its direction, and the first
 * byte of a new connection for 20 ms more, for the handshake that loopback hides. php -n slow_relay.php PORT TARGET
 */

const ONE_WAY = 0.010;
const HANDSHAKE = 0.020;

[, $port, $target] = $argv;
$atOnce = stream_context_create(['socket' => ['tcp_nodelay' => true]]);
$server = stream_socket_server("tcp://127.0.0.1:$port", context: $atOnce) ?: exit(1);
/** @var array<int, resource> $open */
$open = [];
/** @var array<int, resource> $peers */
$peers = [];
/** @var array<int, float> $earliest nothing leaves this socket's buffer before */
$earliest = [];
/** @var list<array{float, int, string}> $held due, socket, bytes ("": close); in order of time, since every chunk waits as long */
$held = [];

function drop(int $id): void
{
	global $open, $peers, $earliest;
	foreach ([$id, (int) ($peers[$id] ?? 0)] as $end) {
		if (isset($open[$end])) {
			fclose($open[$end]);
			unset($open[$end], $peers[$end], $earliest[$end]);
		}
	}
}

while (true) {
	$now = microtime(true);
	usort($held, fn ($a, $b) => $a[0] <=> $b[0]);
	while ($held !== [] && $held[0][0] <= $now) {
		[, $id, $bytes] = array_shift($held);
		if (isset($open[$id])) {
			$bytes === '' ? drop($id) : @fwrite($open[$id], $bytes);
		}
	}
	$read = [$server, ...array_values($open)];
	$none = null;
	$wait = $held === [] ? 3600.0 : max(0.0, $held[0][0] - $now);
	if (stream_select($read, $none, $none, (int) $wait, (int) (fmod($wait, 1) * 1e6)) === false) {
		exit(1);
	}
	$now = microtime(true);
	foreach ($read as $socket) {
		if ($socket === $server) {
			$client = stream_socket_accept($server);
			$other = stream_socket_client("tcp://$target", context: $atOnce);
			foreach ([[$client, $other], [$other, $client]] as [$end, $peer]) {
				stream_set_read_buffer($end, 0);
				$open[(int) $end] = $end;
				$peers[(int) $end] = $peer;
			}
			$earliest[(int) $other] = $now + HANDSHAKE + ONE_WAY;
			continue;
		}
		if (!isset($open[(int) $socket])) {
			continue;
		}
		$bytes = fread($socket, 65536);
		$to = (int) $peers[(int) $socket];
		$due = max($now + ONE_WAY, $earliest[$to] ?? 0.0);
		$held[] = [$due, $to, $bytes === false ? '' : $bytes];
		if ($bytes === '' || $bytes === false) {
			// Nothing more comes from here; the other side learns of it in time.
			$open = array_diff_key($open, [(int) $socket => true]);
		}
	}
}
