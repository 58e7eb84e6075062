--TEST--
The pool counts its connections and requests, closes idle ones when told to, and phpinfo shows it
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
$mock = Mock::start(['rows' => 3]);
$nginx = Nginx::start($mock->url);
function pool(string ...$names): void
{
	$stats = Skipcall\Client::getPoolStats();
	say(...array_combine($names, array_map(fn ($name) => $stats[$name], $names)));
}
say(counted_before: array_filter(Skipcall\Client::getPoolStats()));
$plain = client($mock->url, ['sleep' => fn () => null]);
$tls = client($nginx->url, ['caFile' => $nginx->caFile]);
for ($i = 0; $i < 5; $i++) {
	$plain->listCalls();
	$tls->listCalls();
}
pool('openConnections', 'idleConnections', 'openedConnections', 'tlsHandshakes', 'requests', 'requestsOnKeptConnections', 'retries', 'transfers');
say(
	bytesReceived_counted: Skipcall\Client::getPoolStats()["bytesReceived"] > 10 * 300,
	memory_counted: Skipcall\Client::getPoolStats()["memory"] > 300,
);
$mock->faults([['status' => 503, 'headers' => ['Retry-After' => '2']], ['status' => 429, 'headers' => ['Retry-After' => '3']]]);
$plain->listCalls();
pool('requests', 'retries', 'secondsWaited');

say(closed: Skipcall\Client::closeIdleConnections());
pool('openConnections', 'idleConnections', 'openedConnections');
say(closed: Skipcall\Client::closeIdleConnections());
$page = $tls->listCalls();
say(kept: $page->stats->connectionReused);
pool('openConnections', 'openedConnections', 'tlsHandshakes');

ob_start();
phpinfo(INFO_MODULES);
preg_match('/openConnections => (\d+)\nidleConnections => (\d+)\nopenedConnections => (\d+)/', ob_get_clean(), $found);
say(in_phpinfo: array_slice($found, 1));
?>
--EXPECT--
counted before: []
openConnections: 2, idleConnections: 2, openedConnections: 2, tlsHandshakes: 1, requests: 10, requestsOnKeptConnections: 8, retries: 0, transfers: 0
bytesReceived counted: true, memory counted: true
requests: 13, retries: 2, secondsWaited: 5.0
closed: 2
openConnections: 0, idleConnections: 0, openedConnections: 2
closed: 0
kept: false
openConnections: 1, openedConnections: 3, tlsHandshakes: 2
in phpinfo: ["1","1","3"]
