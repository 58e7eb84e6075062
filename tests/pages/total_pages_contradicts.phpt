--TEST--
A loop by hand reads every row and ends, whatever totalPages says
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/../client/client.inc';
$mock = Mock::start(['rows' => 25]);
$client = client($mock);
foreach (['0', '1', '2', '3', '4', '1000000'] as $totalPages) {
	$mock->faults([['set' => ['totalPages' => $totalPages], 'times' => -1]]);
	$ids = [];
	$requests = 0;
	do {
		$page = $client->listCalls(page: ++$requests, limit: 10);
		foreach ($page as $call) {
			$ids[$call->id] = true;
		}
	} while ($page->hasNextPage() && $requests < 20);
	echo "totalPages $totalPages: ", count($ids), " rows in $requests requests\n";
}
?>
--EXPECT--
totalPages 0: 25 rows in 3 requests
totalPages 1: 25 rows in 3 requests
totalPages 2: 25 rows in 3 requests
totalPages 3: 25 rows in 3 requests
totalPages 4: 25 rows in 4 requests
totalPages 1000000: 25 rows in 4 requests
