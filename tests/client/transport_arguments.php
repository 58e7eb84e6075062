<?php
require __DIR__ . '/client.inc';
$client = doubled(function (mixed ...$arguments) {
	print_r($arguments);
	return answer();
}, ['headers' => ['X-Trace' => 'a: b', 'X-None' => ''], 'userAgent' => 'Acme/1']);
$client->listCalls(page: 1, limit: 5, sort: 'createdAt', filters: ['phone' => '+33612345678'], workspaceIds: ['a', 'b']);
?>
