--TEST--
HTTP/2 where TLS offers it, on one connection
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
$mock = Mock::start(['rows' => 3]);
$nginx = Nginx::start($mock->url);
$client = client($nginx->url, ['caFile' => $nginx->caFile]);
for ($i = 0; $i < 3; $i++) {
	$stats = $client->listCalls()->stats;
	say($stats->httpVersion, $stats->connectionReused, $stats->tls > 0);
}
foreach ($nginx->log() as $entry) {
	say($entry['http2'], $entry['protocol'], $entry['requests'], $entry['request']);
}
// An error and its body come over HTTP/2 as well.
$mock->faults([['status' => 403]]);
say(short(caught(fn () => $client->listCalls())));
say(client($nginx->plainUrl)->listCalls()->stats->httpVersion);
?>
--EXPECT--
2 false true
2 true false
2 true false
h2 TLSv1.3 1 GET /v1/calls?page=1 HTTP/2.0
h2 TLSv1.3 2 GET /v1/calls?page=1 HTTP/2.0
h2 TLSv1.3 3 GET /v1/calls?page=1 HTTP/2.0
PermissionException
1.1
