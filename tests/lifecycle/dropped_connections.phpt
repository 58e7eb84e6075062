--TEST--
Thousands of kept connections that are reset under a request: no request fails, none counts as a retry
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
require __DIR__ . '/../server/relay.inc';
const REQUESTS = 1500;
$mock = Mock::start(['rows' => 3, 'log' => false, 'rate' => ['enforce' => false]]);
$nginx = Nginx::start($mock->url, ['http2' => true]);
$old = Nginx::start($mock->url, ['http2' => false]);
foreach ([
	'plain HTTP/1.1' => [$mock->url, []],
	'TLS, HTTP/1.1' => [$old->url, ['caFile' => $old->caFile]],
	'TLS, HTTP/2' => [$nginx->url, ['caFile' => $nginx->caFile]],
] as $what => [$url, $options]) {
	$relay = Relay::dropping(substr(strstr($url, '://'), 3));
	$client = client(preg_replace('/:\d+$/', ":$relay->port", $url), $options + ['maxRetries' => 0, 'rateLimitMode' => 'reactive']);
	$versions = $rows = $attempts = 0;
	for ($i = 0; $i < REQUESTS; $i++) {
		if ($i % 2 === 1) {
			$relay->drop();
		}
		$page = $client->listCalls();
		$rows += count($page);
		$attempts += $page->stats->attempt;
		$versions += $page->stats->httpVersion === ($what === 'TLS, HTTP/2' ? '2' : '1.1');
	}
	$dropped = $relay->drop();
	say(
		$what,
		every_row: $rows === 3 * REQUESTS,
		first_attempts: $attempts === REQUESTS,
		right_versions: $versions === REQUESTS,
		connections: $dropped > REQUESTS / 2 - 10 ? 'hundreds dropped' : "only $dropped dropped",
	);
}
?>
--EXPECT--
plain HTTP/1.1; every row: true, first attempts: true, right versions: true, connections: "hundreds dropped"
TLS, HTTP/1.1; every row: true, first attempts: true, right versions: true, connections: "hundreds dropped"
TLS, HTTP/2; every row: true, first attempts: true, right versions: true, connections: "hundreds dropped"
