--TEST--
Answers that break off or are no HTTP: class and curl code of each, and that the next request succeeds
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/caught.inc';
$mock = Mock::start(['rows' => 3]);
$client = new Skipcall\Client('sk_test_ok', ['baseUrl' => $mock->url, 'maxRetries' => 0]);
$faults = [
	'reset' => ['reset' => true],
	'close' => ['close' => true],
	'cut in the body' => ['cut' => 100, 'gzip' => false],
	'cut in a chunk' => ['cut' => 100, 'chunked' => true, 'gzip' => false],
	'cut in gzip' => ['cut' => 100],
	'reset in the body' => ['cut' => 100, 'reset' => true, 'gzip' => false],
	'cut in the head' => ['cutHead' => true],
	'reset in the head' => ['cutHead' => true, 'reset' => true],
	'TLS to plain HTTP' => ['garbage' => true],
	'garbage' => ['garbage' => "SSH-2.0-OpenSSH_9.2\r\n"],
	'bad gzip' => ['badGzip' => true, 'times' => 2], // asked for once more, without an encoding
	'too long a length' => ['contentLength' => 100000, 'gzip' => false, 'closeAfter' => true],
];
foreach ($faults as $name => $fault) {
	// A connection of its own each time: on a used one a failure before the first byte is repeated at once.
	$mock->faults([['closeAfter' => true], $fault]);
	$client->listCalls();
	$failure = caught(fn () => $client->listCalls());
	say($name, '-', short($failure), curlCode: method_exists($failure, 'getCurlCode') ? $failure->getCurlCode() : 0, status: $failure->getStats()->status);
	say(rows_of_the_next: count($client->listCalls()));
}
?>
--EXPECT--
reset - ConnectionException; curlCode: 56, status: 0
rows of the next: 3
close - ConnectionException; curlCode: 52, status: 0
rows of the next: 3
cut in the body - ConnectionException; curlCode: 18, status: 200
rows of the next: 3
cut in a chunk - ConnectionException; curlCode: 18, status: 200
rows of the next: 3
cut in gzip - ConnectionException; curlCode: 18, status: 200
rows of the next: 3
reset in the body - ConnectionException; curlCode: 56, status: 200
rows of the next: 3
cut in the head - ConnectionException; curlCode: 18, status: 200
rows of the next: 3
reset in the head - ConnectionException; curlCode: 56, status: 200
rows of the next: 3
TLS to plain HTTP - TransportException; curlCode: 1, status: 0
rows of the next: 3
garbage - TransportException; curlCode: 1, status: 0
rows of the next: 3
bad gzip - DecodeException; curlCode: 0, status: 200
rows of the next: 3
too long a length - ConnectionException; curlCode: 18, status: 200
rows of the next: 3
