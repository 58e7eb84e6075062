--TEST--
A server that answers with another page than the one asked for is a PaginationException
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/../client/client.inc';
$mock = Mock::start(['rows' => 25]);
$client = client($mock);
foreach (['1', '3', '0'] as $page) {
	$mock->faults([['set' => ['page' => $page]]]);
	try {
		$client->listCalls(page: 2, limit: 10);
		echo "page $page: allowed\n";
	} catch (Skipcall\Exception\PaginationException $e) {
		echo $e->getMessage(), '; reason ', $e->getReason(), "\n";
		say(retryable: $e->isRetryable(), status: $e->getStats()->status);
	}
}
echo $mock->stats()['requests'], " requests\n";
?>
--EXPECT--
Page 2 was asked for, but the server answered with page 1; reason page
retryable: false, status: 200
Page 2 was asked for, but the server answered with page 3; reason page
retryable: false, status: 200
Page 2 was asked for, but the server answered with page 0; reason page
retryable: false, status: 200
3 requests
