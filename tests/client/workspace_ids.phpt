--TEST--
Workspace ids are one parameter, joined by %2C, each of them once
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/client.inc';
$mock = Mock::start(['workspaces' => ['ws-1', 'ws-2', 'ws/3é']]);
$client = client($mock);
foreach ([
	'ws-1',
	['ws-1'],
	['ws-2', 'ws-1'],
	['ws-1', 'ws-2', 'ws-1', 'ws-1'],
	['first' => 'ws-1', 'second' => 'ws-2'],
	[7 => 'ws-2'],
	'ws/3é',
	null,
] as $ids) {
	$client->listCalls(workspaceIds: $ids);
}
$id = 'ws-1';
$client->listCalls(workspaceIds: [&$id]);
targets($mock);
?>
--EXPECT--
/v1/calls?page=1&workspaceIds=ws-1
/v1/calls?page=1&workspaceIds=ws-1
/v1/calls?page=1&workspaceIds=ws-2%2Cws-1
/v1/calls?page=1&workspaceIds=ws-1%2Cws-2
/v1/calls?page=1&workspaceIds=ws-1%2Cws-2
/v1/calls?page=1&workspaceIds=ws-2
/v1/calls?page=1&workspaceIds=ws%2F3%C3%A9
/v1/calls?page=1
/v1/calls?page=1&workspaceIds=ws-1
