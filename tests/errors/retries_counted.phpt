--TEST--
maxRetries counts the attempts after the first: the server sees one more
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/caught.inc';
$mock = Mock::start(['rows' => 3]);
foreach ([0, 1, 5] as $retries) {
	$client = new Skipcall\Client('sk_test_ok', [
		'baseUrl' => $mock->url, 'maxRetries' => $retries, 'sleep' => fn () => null,
	]);
	$mock->reset();
	$mock->faults([['status' => 502, 'times' => -1]]);
	caught(fn () => $client->listCalls());
	say(maxRetries: $retries, requests: $mock->stats()['requests']);
	$mock->faults([['status' => 502, 'times' => $retries]]);
	if ($retries > 0) {
		say(attempt: $client->listCalls()->stats->attempt);
	}
}
?>
--EXPECT--
maxRetries: 0, requests: 1
maxRetries: 1, requests: 2
attempt: 2
maxRetries: 5, requests: 6
attempt: 6
