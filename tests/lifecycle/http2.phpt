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
	say(httpVersion: $stats->httpVersion, connectionReused: $stats->connectionReused, handshake: $stats->tls > 0);
}
foreach ($nginx->log() as $entry) {
	say(
		negotiated: $entry['http2'],
		protocol: $entry['protocol'],
		request_number: $entry['requests'],
		request: $entry['request'],
	);
}
// An error and its body come over HTTP/2 as well.
$mock->faults([['status' => 403]]);
say(short(caught(fn () => $client->listCalls())));
say(httpVersion_without_TLS: client($nginx->plainUrl)->listCalls()->stats->httpVersion);
?>
--EXPECT--
httpVersion: "2", connectionReused: false, handshake: true
httpVersion: "2", connectionReused: true, handshake: false
httpVersion: "2", connectionReused: true, handshake: false
negotiated: "h2", protocol: "TLSv1.3", request number: "1", request: "GET /v1/calls?page=1 HTTP/2.0"
negotiated: "h2", protocol: "TLSv1.3", request number: "2", request: "GET /v1/calls?page=1 HTTP/2.0"
negotiated: "h2", protocol: "TLSv1.3", request number: "3", request: "GET /v1/calls?page=1 HTTP/2.0"
PermissionException
httpVersion without TLS: "1.1"
