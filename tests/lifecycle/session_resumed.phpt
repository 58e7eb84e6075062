--TEST--
A new connection resumes the TLS session of the one before
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
foreach (['TLSv1.2', 'TLSv1.3'] as $protocol) {
	$nginx = Nginx::start($mock->url, ['protocols' => $protocol, 'http2' => false, 'keepaliveRequests' => 1]);
	$client = client($nginx->url, ['caFile' => $nginx->caFile]);
	$client->listCalls();
	$client->listCalls();
	client($nginx->url, ['caFile' => $nginx->caFile])->listCalls();
	say(array_column($nginx->log(), 'reused'), count(array_unique(array_column($nginx->log(), 'connection'))));
}
?>
--EXPECT--
[".","r","r"] 3
[".","r","r"] 3
