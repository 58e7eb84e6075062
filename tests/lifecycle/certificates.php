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
