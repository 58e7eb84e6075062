--TEST--
Certificates that are not to be trusted are not, and nothing is sent; of an unknown authority is said how to name it
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
		say($name, rows: count($client->listCalls()));
	} catch (Skipcall\Exception\TransportException $failure) {
		say(
			$name,
			short($failure),
			curlCode: $failure->getCurlCode(),
			retryable: $failure->isRetryable(),
			attempt: $failure->getStats()->attempt,
		);
		say(
			status: $failure->getStats()->status,
			requests: $nginx->log(),
			says_certificate: str_contains($failure->getMessage(), 'certificate'),
			names_settings: str_contains($failure->getMessage(), 'caFile') && str_contains($failure->getMessage(), 'skipcall.ca_file'),
		);
	}
}
tried('trusted', []);
tried('not in the system', [], false);
tried('other authority', ['otherCa' => true]);
tried('wrong host', ['wrongHost' => true]);
tried('expired', ['expired' => true]);
say(requests: $mock->stats()['requests']);
?>
--EXPECT--
trusted; rows: 3
not in the system TlsException; curlCode: 60, retryable: false, attempt: 1
status: 0, requests: [], says certificate: true, names settings: true
other authority TlsException; curlCode: 60, retryable: false, attempt: 1
status: 0, requests: [], says certificate: true, names settings: true
wrong host TlsException; curlCode: 60, retryable: false, attempt: 1
status: 0, requests: [], says certificate: true, names settings: false
expired TlsException; curlCode: 60, retryable: false, attempt: 1
status: 0, requests: [], says certificate: true, names settings: false
requests: 1
