--TEST--
TLS 1.2 alone, TLS 1.3 alone, and HTTP/1.1 where TLS does not offer HTTP/2
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
foreach ([['TLSv1.2', true], ['TLSv1.3', true], ['TLSv1.2', false], ['TLSv1.3', false]] as [$protocol, $http2]) {
	$nginx = Nginx::start($mock->url, ['protocols' => $protocol, 'http2' => $http2, 'address' => 'localhost']);
	$client = client($nginx->url, ['caFile' => $nginx->caFile]);
	say(rows: count($client->listCalls()), httpVersion: $client->listCalls()->stats->httpVersion);
	say(protocols: array_column($nginx->log(), 'protocol'), negotiated: array_column($nginx->log(), 'http2'));
}
?>
--EXPECT--
rows: 3, httpVersion: "2"
protocols: ["TLSv1.2","TLSv1.2"], negotiated: ["h2","h2"]
rows: 3, httpVersion: "2"
protocols: ["TLSv1.3","TLSv1.3"], negotiated: ["h2","h2"]
rows: 3, httpVersion: "1.1"
protocols: ["TLSv1.2","TLSv1.2"], negotiated: ["",""]
rows: 3, httpVersion: "1.1"
protocols: ["TLSv1.3","TLSv1.3"], negotiated: ["",""]
