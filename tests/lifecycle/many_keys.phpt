--TEST--
Three thousand keys: over HTTP/1.1 a connection for each use, max_idle kept in all; one key, or HTTP/2, costs none
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
require __DIR__ . '/life.inc';
const KEYS = 3000;
$mock = Mock::start(['rows' => 1, 'log' => false]);
$nginx = Nginx::start($mock->url);
$first = client($mock->url);
$reused = 0;
for ($i = 0; $i < 500; $i++) {
	$reused += $first->listCalls()->stats->connectionReused;
}
say('one key', requests: $i, connections: $mock->stats()['connections'], reused: $reused);
Skipcall\Client::closeIdleConnections();

$before = $mock->stats()['connections'];
$memory = fn () => (int) preg_replace('~.*VmRSS:\s*(\d+).*~s', '$1', file_get_contents('/proc/self/status'));
$open = $reused = $warm = 0;
for ($i = 0; $i < KEYS; $i++) {
	$reused += $first->withApiKey("sk_test_ok_$i")->listCalls()->stats->connectionReused;
	$open = max($open, Skipcall\Client::getPoolStats()['openConnections']);
	$warm = $i === KEYS / 3 ? $memory() : $warm;
}
$grown = $memory() - $warm;
say('HTTP/1.1', keys: $i, connections: $mock->stats()['connections'] - $before, reused: $reused, most_open: $open);
say(idle: Skipcall\Client::getPoolStats()['idleConnections'], KB_for_the_last_2000: $grown < 4096 || getenv('USE_ZEND_ALLOC') === '0' ? 'few' : $grown);
// Those used last are those that are kept.
$reused = 0;
for ($i = KEYS - 8; $i < KEYS; $i++) {
	$reused += $first->withApiKey("sk_test_ok_$i")->listCalls()->stats->connectionReused;
}
say('the last eight again', reused: $reused);
Skipcall\Client::closeIdleConnections();

$stats = Skipcall\Client::getPoolStats();
$shared = client($nginx->url, ['caFile' => $nginx->caFile]);
for ($i = 0; $i < 300; $i++) {
	$shared->withApiKey("sk_test_ok_$i")->listCalls();
}
$now = Skipcall\Client::getPoolStats();
say('HTTP/2', keys: $i, handshakes: $now['tlsHandshakes'] - $stats['tlsHandshakes'], open: $now['openConnections']);
?>
--EXPECT--
one key; requests: 500, connections: 1, reused: 499
HTTP/1.1; keys: 3000, connections: 3000, reused: 0, most open: 8
idle: 8, KB for the last 2000: "few"
the last eight again; reused: 8
HTTP/2; keys: 300, handshakes: 1, open: 1
