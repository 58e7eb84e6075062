--TEST--
countCalls() asks for one row and gives the total
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/client.inc';
$mock = Mock::start(['rows' => 25, 'workspaces' => ['ws-1', 'ws-2']]);
$client = client($mock);
say(calls: $client->countCalls());
say(calls_of_a_workspace: $client->countCalls(workspaceIds: 'ws-1'));
say(calls_with_filters_and_a_workspace: $client->countCalls('{"status":"no such"}', ['ws-2']));
say(calls_with_filters: $client->countCalls(['status' => 'no such']));
targets($mock);
foreach (['"25"', '25.0', '0'] as $total) {
	$mock->faults([['set' => ['total' => $total]]]);
	say(total: $client->countCalls());
}
?>
--EXPECT--
calls: 25
calls of a workspace: 13
calls with filters and a workspace: 0
calls with filters: 0
/v1/calls?page=1&limit=1
/v1/calls?page=1&limit=1&workspaceIds=ws-1
/v1/calls?page=1&limit=1&filters=%7B%22status%22%3A%22no%20such%22%7D&workspaceIds=ws-2
/v1/calls?page=1&limit=1&filters=%7B%22status%22%3A%22no%20such%22%7D
total: 25
total: 25
total: 0
