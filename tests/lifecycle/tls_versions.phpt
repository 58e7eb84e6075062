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
	say(count($client->listCalls()), $client->listCalls()->stats->httpVersion);
	say(array_column($nginx->log(), 'protocol'), array_column($nginx->log(), 'http2'));
}
?>
--EXPECT--
3 2
["TLSv1.2","TLSv1.2"] ["h2","h2"]
3 2
["TLSv1.3","TLSv1.3"] ["h2","h2"]
3 1.1
["TLSv1.2","TLSv1.2"] ["",""]
3 1.1
["TLSv1.3","TLSv1.3"] ["",""]
