<?php

declare(strict_types=1);

/*
 * An HTTP proxy that writes down every byte that reaches it before a tunnel stands.
 * php -n recorder.php PORT FILE [STATUS]: with a status it refuses CONNECT so.
 */

[, $port, $file] = $argv;
$status = (int) ($argv[3] ?? 0);
$server = stream_socket_server("tcp://127.0.0.1:$port") ?: exit(1);
/** @var array<int, resource> $peers the other end of each tunnel */
$peers = [];
/** @var array<int, string> $heads what a client has said before its tunnel stands */
$heads = [];
$open = [];

function drop($socket): void
{
	global $open, $peers, $heads;
	foreach ([$socket, $peers[(int) $socket] ?? null] as $end) {
		if ($end !== null) {
			unset($open[(int) $end], $peers[(int) $end], $heads[(int) $end]);
			fclose($end);
		}
	}
}

function relay($socket, string $bytes): void
{
	stream_set_blocking($socket, true);
	@fwrite($socket, $bytes);
	stream_set_blocking($socket, false);
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
			stream_set_blocking($client, false);
			$open[(int) $client] = $client;
			$heads[(int) $client] = '';
			continue;
		}
		if (!isset($open[(int) $socket])) {
			continue;
		}
		$bytes = fread($socket, 65536);
		if ($bytes === '' || $bytes === false) {
			drop($socket);
		} elseif (isset($peers[(int) $socket])) {
			relay($peers[(int) $socket], $bytes);
		} else {
			file_put_contents($file, $bytes, FILE_APPEND);
			$head = $heads[(int) $socket] .= $bytes;
			if (!str_contains($head, "\r\n\r\n")) {
				continue;
			}
			$target = preg_match('~^CONNECT (\S+) ~', $head, $found) === 1 && $status === 0
				? @stream_socket_client("tcp://$found[1]")
				: false;
			if ($target === false) {
				relay($socket, 'HTTP/1.1 ' . ($status ?: 502) . " No\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
				drop($socket);
				continue;
			}
			stream_set_blocking($target, false);
			$open[(int) $target] = $target;
			$peers[(int) $target] = $socket;
			$peers[(int) $socket] = $target;
			relay($socket, "HTTP/1.1 200 Connected\r\n\r\n");
		}
	}
}
