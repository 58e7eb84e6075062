--TEST--
countCalls() asks for one row and gives the total
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/client.inc';
$mock = Mock::start(['rows' => 25, 'workspaces' => ['ws-1', 'ws-2']]);
$client = client($mock);
var_dump($client->countCalls());
var_dump($client->countCalls(workspaceIds: 'ws-1'));
var_dump($client->countCalls('{"status":"no such"}', ['ws-2']));
var_dump($client->countCalls(['status' => 'no such']));
targets($mock);
foreach (['"25"', '25.0', '0'] as $total) {
	$mock->faults([['set' => ['total' => $total]]]);
	var_dump($client->countCalls());
}
?>
--EXPECT--
int(25)
int(13)
int(0)
int(0)
/v1/calls?page=1&limit=1
/v1/calls?page=1&limit=1&workspaceIds=ws-1
/v1/calls?page=1&limit=1&filters=%7B%22status%22%3A%22no%20such%22%7D&workspaceIds=ws-2
/v1/calls?page=1&limit=1&filters=%7B%22status%22%3A%22no%20such%22%7D
int(25)
int(25)
int(0)
