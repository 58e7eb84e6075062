--TEST--
A plain HTTP server where TLS is expected is a TlsException
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
$failure = caught(fn () => client(str_replace('http:', 'https:', $nginx->plainUrl))->listCalls());
say(short($failure), curlCode: $failure->getCurlCode(), retryable: $failure->isRetryable());
?>
--EXPECT--
TlsException; curlCode: 35, retryable: false
