--TEST--
Certificates that are not to be trusted are not, and nothing is sent
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
function tried(string $name, array $options, bool $ownAuthority = true): void
{
	global $mock;
	$nginx = Nginx::start($mock->url, $options);
	$client = client($nginx->url, ['caFile' => $ownAuthority ? $nginx->caFile : null]);
	try {
		say($name, count($client->listCalls()));
	} catch (Skipcall\Exception\TransportException $failure) {
		say($name, short($failure), $failure->getCurlCode(), $failure->isRetryable(), $failure->getStats()->attempt);
		say($failure->getStats()->status, $nginx->log(), str_contains($failure->getMessage(), 'certificate'));
	}
}
tried('trusted', []);
tried('not in the system', [], false);
tried('other authority', ['otherCa' => true]);
tried('wrong host', ['wrongHost' => true]);
tried('expired', ['expired' => true]);
say($mock->stats()['requests']);
?>
--EXPECT--
trusted 3
not in the system TlsException 60 false 1
0 [] true
other authority TlsException 60 false 1
0 [] true
wrong host TlsException 60 false 1
0 [] true
expired TlsException 60 false 1
0 [] true
1
