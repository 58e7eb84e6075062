--TEST--
What a request carries: the key, what is accepted, who asks, and nothing else
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/client.inc';
$mock = Mock::start();
client($mock)->listCalls();
$log = $mock->log();
echo $log[0]['method'], ' ', $log[0]['version'], "\n";
foreach ($log[0]['headers'] as [$name, $value]) {
	echo "$name: ", str_replace((string) $mock->port, 'PORT', $value), "\n";
}
?>
--EXPECTF--
GET 1.1
Host: 127.0.0.1:PORT
User-Agent: skipcall-php/%d.%d.%s
Accept-Encoding: %s
Authorization: Bearer sk_test_ok
Accept: application/json
