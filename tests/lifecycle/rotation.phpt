--TEST--
nginx closes a connection after 1,000 requests: of 3,000 none fails
--EXTENSIONS--
skipcall
--SKIPIF--
<?php
require __DIR__ . "/../server/nginx.inc";
if (Nginx::missing() !== null) {
	die("skip " . Nginx::missing());
}
?>
--FILE--
<?php
require __DIR__ . '/life.inc';
$mock = Mock::start(['rows' => 0, 'log' => false, 'rate' => ['enforce' => false]]);
$nginx = Nginx::start($mock->url);
$clients = [
	'2' => client($nginx->url, ['caFile' => $nginx->caFile, 'maxRetries' => 0, 'rateLimitMode' => 'reactive']),
	'1.1' => client($nginx->plainUrl, ['maxRetries' => 0, 'rateLimitMode' => 'reactive']),
];
foreach ($clients as $version => $client) {
	$attempts = $new = 0;
	for ($i = 1; $i <= 3000; $i++) {
		$stats = $client->listCalls()->stats;
		$attempts += $stats->attempt;
		$new += $stats->connectionReused ? 0 : 1;
		// Silence is taken for a test that hangs.
		if ($i % 1000 === 0) {
			say("HTTP/$version", httpVersion: $stats->httpVersion, attempts: $attempts, new_connections: $new);
		}
	}
}
?>
--EXPECT--
HTTP/2; httpVersion: "2", attempts: 1000, new connections: 1
HTTP/2; httpVersion: "2", attempts: 2000, new connections: 2
HTTP/2; httpVersion: "2", attempts: 3000, new connections: 3
HTTP/1.1; httpVersion: "1.1", attempts: 1000, new connections: 1
HTTP/1.1; httpVersion: "1.1", attempts: 2000, new connections: 2
HTTP/1.1; httpVersion: "1.1", attempts: 3000, new connections: 3
