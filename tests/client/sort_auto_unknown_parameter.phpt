--TEST--
A 400 that knows no orderBy has the sort written the other way, however the server words it
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/client.inc';
foreach ([
	'property orderBy should not exist',
	'"orderBy" is not allowed',
	'Unexpected query parameter: orderBy',
	'Unrecognized key(s) in object: orderBy, order',
] as $message) {
	$asked = 0;
	$client = doubled(function (Skipcall\Request $request) use ($message, &$asked) {
		$asked++;
		return str_contains($request->getUrl(), 'sort[')
			? answer([row(1), row(2)])
			: ['status' => 400, 'headers' => [], 'body' => json_encode(['message' => [$message]])];
	});
	attempt($message, fn () => $client->listCalls(sort: 'status'));
	echo "$asked requests\n";
}
?>
--EXPECT--
property orderBy should not exist: allowed
2 requests
"orderBy" is not allowed: allowed
2 requests
Unexpected query parameter: orderBy: allowed
2 requests
Unrecognized key(s) in object: orderBy, order: allowed
2 requests
