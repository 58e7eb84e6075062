--TEST--
A loop by hand reads every row and ends, whatever total says
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/../client/client.inc';
$mock = Mock::start(['rows' => 25]);
$client = client($mock);
foreach (['0', '3', '25', '26', '9007199254740992'] as $total) {
	$mock->faults([['set' => ['total' => $total], 'times' => -1]]);
	$ids = [];
	$requests = 0;
	do {
		$page = $client->listCalls(page: ++$requests, limit: 10);
		foreach ($page as $call) {
			$ids[$call->id] = true;
		}
	} while ($page->hasNextPage() && $requests < 20);
	echo "total $total: ", count($ids), " rows in $requests requests\n";
}
?>
--EXPECT--
total 0: 25 rows in 3 requests
total 3: 25 rows in 3 requests
total 25: 25 rows in 3 requests
total 26: 25 rows in 3 requests
total 9007199254740992: 25 rows in 4 requests
