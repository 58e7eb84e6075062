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
	say($mock->stats()['requests']);
	$mock->faults([['status' => 502, 'times' => $retries]]);
	if ($retries > 0) {
		say($client->listCalls()->stats->attempt);
	}
}
?>
--EXPECT--
1
2
2
6
6
