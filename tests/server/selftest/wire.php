<?php

declare(strict_types=1);

$mock = Mock::start(['rows' => 300]);

$client = new RawClient($mock->port);
foreach ([1, 2, 3] as $number) {
	$client->send(RawClient::request("/v1/calls?page=$number&limit=100"));
	$numbers[] = json_decode($client->answer()['body'])->page;
}
Checks::same('keep-alive', [1, 2, 3], $numbers);
$client->send(RawClient::request('/v1/calls?page=1') . RawClient::request('/v1/echo?x') . RawClient::request('/v1/calls?page=2'));
$first = json_decode($client->answer()['body']);
$echo = json_decode($client->answer()['body']);
$last = json_decode($client->answer()['body']);
Checks::same('requests in one write', [1, 'x', 2], [$first->page, $echo->query, $last->page]);
foreach (str_split(RawClient::request('/v1/echo?pieces'), 7) as $piece) {
	$client->send($piece);
	usleep(500);
}
Checks::same('a request in pieces', 'pieces', json_decode($client->answer()['body'])->query);
Checks::same('one connection', [1, 7], array_values(array_intersect_key($mock->stats(), ['connections' => 0, 'requests' => 0])));
$client->send(RawClient::request('/v1/echo', headers: ['Connection' => 'close']));
Checks::ok('Connection: close', str_contains($client->all(), 'Connection: close'));
$client = new RawClient($mock->port);
$client->send("GET /v1/echo HTTP/1.0\r\nAuthorization: Bearer sk_test_ok\r\n\r\n");
Checks::ok('HTTP/1.0 ends after one answer', str_ends_with($client->all(), '}'));
$client = new RawClient($mock->port);
$client->send("GET http://mock/v1/echo?x HTTP/1.1\r\nAuthorization: Bearer sk_test_ok\r\n\r\n");
Checks::same('the absolute form', '/v1/echo', json_decode($client->answer()['body'])->path);
$client = new RawClient($mock->port);
$client->send("POST /v1/calls HTTP/1.1\r\nContent-Length: 5\r\n\r\nabcde" . RawClient::request('/v1/echo'));
Checks::same('a body is read', [404, 200], [$client->answer()['status'], $client->answer()['status']]);
$client = new RawClient($mock->port);
$client->send("nonsense\r\n\r\n");
Checks::ok('nonsense', str_starts_with($client->all(), 'HTTP/1.1 400'));
$client = new RawClient($mock->port);
$client->send("GET / HTTP/1.1\r\nX: " . str_repeat('x', 40000));
Checks::ok('a head without end', str_starts_with($client->all(), 'HTTP/1.1 431'));

$mock->reset();
$client = new RawClient($mock->port);
$client->send(RawClient::request('/v1/calls?b=2&a=%C3%A9', headers: ['X-One' => 'é']));
$client->answer();
Checks::same('the log keeps the target', ['/v1/calls?b=2&a=%C3%A9'], $mock->targets());
Checks::same('the log keeps the headers', ['host', 'authorization', 'x-one'], array_keys($mock->lastHeaders()));
$entry = $mock->log()[0];
Checks::same('the log\'s members', ['n', 'connection', 'method', 'target', 'version', 'headers', 'status', 'time', 'window'], array_keys($entry));
Checks::same('a log entry', [1, 'GET', '1.1', 200], [$entry['n'], $entry['method'], $entry['version'], $entry['status']]);

// Answers that wait must hold up neither each other nor the controls.
$mock->reset();
$mock->faults([['arrived' => 6, 'times' => 5]]);
$clients = [];
foreach (range(1, 5) as $i) {
	$clients[$i] = new RawClient($mock->port);
	$clients[$i]->send(RawClient::request('/v1/echo'));
}
$started = microtime(true);
while ($mock->stats()['requests'] < 5 && microtime(true) - $started < 30);
Checks::same('controls work while answers wait', 0, $mock->stats()['bytesOut']);
Checks::same('five at once', 5, $mock->stats()['maxConcurrent']);
$clients[6] = new RawClient($mock->port);
$clients[6]->send(RawClient::request('/v1/echo'));
foreach ($clients as $client) {
	$waited[] = $client->answer()['status'];
}
Checks::same('the sixth lets them go', [200, 200, 200, 200, 200, 200], $waited);
Checks::same('six at once', 6, $mock->stats()['maxConcurrent']);

$mock->reset();
$mock->faults([['delay' => 60]]);
$open = $mock->stats()['open'];
$client = new RawClient($mock->port);
$client->send(RawClient::request('/v1/echo'));
while ($mock->stats()['open'] === $open && microtime(true) - $started < 10);
fclose($client->socket);
while ($mock->stats()['open'] !== $open && microtime(true) - $started < 10);
Checks::ok('a client that goes is noticed', microtime(true) - $started < 10);

// A reader that is slower than the server: the rest waits for the socket's buffer.
$mock->faults([['body' => str_repeat('y', 12 << 20)]]);
$client = new RawClient($mock->port);
$client->send(RawClient::request('/v1/echo'));
usleep(50000);
Checks::same('a large body', 12 << 20, strlen($client->answer()['body']));
$mock->stop();

$server = proc_open(
	[PHP_BINARY, '-n', dirname(__DIR__) . '/mock.php', '--stdin', '--rows=3', '--seed=9'],
	[['pipe', 'r'], ['pipe', 'w'], STDERR],
	$pipes,
);
$ready = json_decode(fgets($pipes[1]), true);
Checks::ok('rows by argument', str_contains(
	(function () use ($ready): string {
		$client = new RawClient($ready['port']);
		$client->send(RawClient::request('/v1/calls'));
		return $client->answer()['body'];
	})(),
	'"total":3',
));
fclose($pipes[0]);
// The end of its output is the end of the process.
Checks::same('the end of standard input ends it', '', stream_get_contents($pipes[1]));
Checks::same('it ends well', 0, proc_close($server));
