--TEST--
Where the other sort style would make the URL too long, the first answer stands
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/client.inc';
$asked = 0;
// A client each time: what one has learnt of the server is not to be believed of the next.
$client = fn () => doubled(function () {
	$GLOBALS['asked']++;
	return answer([row(2, '2024-03-02T09:00:00.000Z'), row(1, '2024-03-01T09:00:00.000Z')]);
});
$strict = fn () => doubled(fn () => ['status' => 400, 'body' => '{"statusCode":400,"message":["property orderBy should not exist"]}']);
// Lengths about the place where only the first style fits into 256 KiB.
$fit = $wrong = $refused = 0;
$reasons = [];
for ($length = 261950; $length < 262144; $length++) {
	$filters = '"' . str_repeat('x', $length) . '"';
	try {
		$asked = 0;
		$page = $client()->listCalls(sort: 'createdAt', filters: $filters);
		if ($asked === 1) {
			$fit++;
			$wrong += count($page) !== 2 || $page->sorted !== false || $page->data[1]->id !== 'call-1';
			try {
				$strict()->listCalls(sort: 'createdAt', filters: $filters);
			} catch (Skipcall\Exception\BadRequestException) {
				$refused++;
			}
			try {
				foreach ($client()->iterateCalls(sort: 'createdAt', filters: $filters, pageSize: 1) as $call);
			} catch (Skipcall\Exception\PaginationException $e) {
				$reasons[$e->getReason()] = true;
			} catch (Skipcall\Exception\InvalidArgumentException) { // their URL has a limit in it
			}
		}
	} catch (Skipcall\Exception\InvalidArgumentException) {
		break;
	}
}
echo 'only the first style fits: ', json_encode($fit > 0), ', wrong: ', $wrong, ', its own failure: ', json_encode($refused === $fit), "\n";
echo 'those who read on say: ', implode(', ', array_keys($reasons)), "\n";
?>
--EXPECT--
only the first style fits: true, wrong: 0, its own failure: true
those who read on say: sort
