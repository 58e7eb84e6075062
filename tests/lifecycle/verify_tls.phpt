--TEST--
With verifyTls off any certificate will do, for that client alone: connections and sessions are not shared
--EXTENSIONS--
skipcall
--INI--
skipcall.allow_insecure=1
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
foreach (['otherCa', 'wrongHost', 'expired'] as $wrong) {
	$nginx = Nginx::start($mock->url, [$wrong => true]);
	$careful = client($nginx->url, ['caFile' => $nginx->caFile]);
	$careless = $careful->withOptions(['verifyTls' => false]);
	say(
		$wrong,
		careful: short(caught(fn () => $careful->listCalls())),
		careless_rows: count($careless->listCalls()),
		careful_again: short(caught(fn () => $careful->listCalls())),
		careless_connectionReused: $careless->listCalls()->stats->connectionReused,
	);
}
?>
--EXPECT--
otherCa; careful: "TlsException", careless rows: 3, careful again: "TlsException", careless connectionReused: true
wrongHost; careful: "TlsException", careless rows: 3, careful again: "TlsException", careless connectionReused: true
expired; careful: "TlsException", careless rows: 3, careful again: "TlsException", careless connectionReused: true
