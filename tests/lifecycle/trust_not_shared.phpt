--TEST--
A connection made with one caFile is not used by a client that does not trust it
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
say(rows: count(client($nginx->url, ['caFile' => $nginx->caFile])->listCalls()));
say(short(caught(fn () => client($nginx->url)->listCalls())));
say(rows: count(client($nginx->url, ['caFile' => $nginx->caFile])->listCalls()));
?>
--EXPECT--
rows: 3
TlsException
rows: 3
