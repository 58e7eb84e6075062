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
	say($wrong, short(caught(fn () => $careful->listCalls())), count($careless->listCalls()),
		short(caught(fn () => $careful->listCalls())), $careless->listCalls()->stats->connectionReused);
}
?>
--EXPECT--
otherCa TlsException 3 TlsException true
wrongHost TlsException 3 TlsException true
expired TlsException 3 TlsException true
