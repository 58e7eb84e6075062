--TEST--
A loop written by hand with hasNextPage() reads every row once and repeats every argument
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/../client/client.inc';
$mock = Mock::start(['rows' => 45]);
$client = client($mock);
$ids = [];
$number = 0;
do {
	$page = $client->listCalls(
		page: ++$number,
		limit: 10,
		sort: '-createdAt',
		filters: ['callType' => 'CALL_SESSION'],
		workspaceIds: ['550e8400-e29b-41d4-a716-446655440000', '6ba7b810-9dad-11d1-80b4-00c04fd430c8'],
	);
	foreach ($page as $call) {
		$ids[] = $call->id;
	}
} while ($page->hasNextPage());
say(all_rows: count($ids) === $page->total, each_once: count(array_unique($ids)) === $page->total);
targets($mock);
?>
--EXPECT--
all rows: true, each once: true
/v1/calls?page=1&limit=10&orderBy=createdAt&order=desc&filters=%7B%22callType%22%3A%22CALL_SESSION%22%7D&workspaceIds=550e8400-e29b-41d4-a716-446655440000%2C6ba7b810-9dad-11d1-80b4-00c04fd430c8
/v1/calls?page=2&limit=10&orderBy=createdAt&order=desc&filters=%7B%22callType%22%3A%22CALL_SESSION%22%7D&workspaceIds=550e8400-e29b-41d4-a716-446655440000%2C6ba7b810-9dad-11d1-80b4-00c04fd430c8
/v1/calls?page=3&limit=10&orderBy=createdAt&order=desc&filters=%7B%22callType%22%3A%22CALL_SESSION%22%7D&workspaceIds=550e8400-e29b-41d4-a716-446655440000%2C6ba7b810-9dad-11d1-80b4-00c04fd430c8
