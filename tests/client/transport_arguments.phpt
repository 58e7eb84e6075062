--TEST--
A transport is given the URL without the filters and the headers without the key
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/client.inc';
$client = doubled(function (mixed ...$arguments) {
	print_r($arguments);
	return answer();
}, ['headers' => ['X-Trace' => 'a: b', 'X-None' => ''], 'userAgent' => 'Acme/1']);
$client->listCalls(page: 1, limit: 5, sort: 'createdAt', filters: ['phone' => '+33612345678'],
	workspaceIds: ['a', 'b']);
?>
--EXPECTF--
Array
(
    [0] => https://api.example.test/v1/calls?page=1&limit=5&orderBy=createdAt&order=asc&filters=…&workspaceIds=a%c2Cb
    [1] => Array
        (
            [Accept] => application/json
            [X-Trace] => a: b
            [X-None] => 
            [User-Agent] => Acme/1 skipcall-php/%d.%d.%s
        )

)
