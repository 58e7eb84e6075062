--TEST--
What is no TLS is a TlsException
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/life.inc';
$mock = Mock::start(['rows' => 3]);
$failure = caught(fn () => client(str_replace('http:', 'https:', $mock->url))->listCalls());
say(short($failure), $failure->getCurlCode(), $failure->isRetryable());
?>
--EXPECT--
TlsException 35 false
