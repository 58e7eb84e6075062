--TEST--
A peer that is gone in the TLS handshake is asked again; what is wrong with TLS itself is not
--EXTENSIONS--
skipcall
--SKIPIF--
<?php
if (!extension_loaded('pcntl') || !extension_loaded('openssl')) {
	die('skip needs pcntl and openssl');
}
?>
--FILE--
<?php
require __DIR__ . '/life.inc';
require __DIR__ . '/../server/raw.inc';
$ways = [
	'reset' => 'fread($peer->socket, 16); $peer->reset();',
	'closed' => 'fread($peer->socket, 4096); fclose($peer->socket);',
	'closed at once' => 'fclose($peer->socket);',
	'cut in its answer' => 'fread($peer->socket, 4096); $peer->say("\x16\x03\x03\x00\x50abc"); fclose($peer->socket);',
	'alert: no common protocol' => 'fread($peer->socket, 4096); $peer->say("\x15\x03\x03\x00\x02\x02\x46"); $peer->request();',
	'no TLS' => 'fread($peer->socket, 4096); $peer->say("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n"); $peer->request();',
];
foreach ($ways as $what => $code) {
	$server = Raw::start($code);
	$url = str_replace('http:', 'https:', $server->url);
	$e = caught(fn () => (new Skipcall\Client('sk_test_ok', ['baseUrl' => $url, 'maxRetries' => 2,
		'sleep' => fn () => null]))->listCalls());
	say("$what:", short($e), 'retryable:', $e->isRetryable(), 'attempts:', $e->getStats()->attempt, 'connections:', $server->connections());
}
// And the next connection may be fine.
$server = Raw::start('while ($peer->request() !== null) { $peer->say($peer->page()); }', '');
$relay = Raw::start('fread($peer->socket, 16);
	if ($number === 1) { $peer->reset(); return; }
	$peer->say("\x15\x03\x03\x00\x02\x02\x28"); $peer->request();');
$e = caught(fn () => (new Skipcall\Client('sk_test_ok', ['baseUrl' => str_replace('http:', 'https:', $relay->url), 'sleep' => fn () => null]))->listCalls());
say('reset, then an alert:', short($e), 'connections:', $relay->connections());
say('a certificate that is not trusted:', short(caught(fn () => client($server->url)->listCalls())), 'connections:', $server->connections());
// The reason is told in the language of the locale.
if (setlocale(LC_ALL, 'tr_TR.UTF-8', 'de_DE.UTF-8', 'C') !== false) {
	$server = Raw::start($ways['reset']);
	$kinds = [];
	// libcurl meets it when it reads, or OpenSSL does: each says so in words of its own.
	for ($i = 0; $i < 20; $i++) {
		$kinds[short(caught(fn () => client(str_replace('http:', 'https:', $server->url), ['maxRetries' => 0])->listCalls()))] = true;
	}
	say('in another language:', implode(', ', array_keys($kinds)));
}
?>
--EXPECT--
reset: ConnectionException retryable: true attempts: 3 connections: 3
closed: ConnectionException retryable: true attempts: 3 connections: 3
closed at once: ConnectionException retryable: true attempts: 3 connections: 3
cut in its answer: ConnectionException retryable: true attempts: 3 connections: 3
alert: no common protocol: TlsException retryable: false attempts: 1 connections: 1
no TLS: TlsException retryable: false attempts: 1 connections: 1
reset, then an alert: TlsException connections: 2
a certificate that is not trusted: TlsException connections: 1
in another language: ConnectionException
