--TEST--
A sort's member may have letters, digits, "_" and "."
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/client.inc';
$sent = [];
$client = doubled(function (Skipcall\Request $request) use (&$sent) {
	$sent[] = $request->getUrl();
	return answer();
});
foreach (['contact.firstName', '_id', '-x9', 'A'] as $sort) {
	$client->listCalls(sort: $sort);
}
echo implode("\n", $sent), "\n";
?>
--EXPECT--
https://api.example.test/v1/calls?page=1&orderBy=contact.firstName&order=asc
https://api.example.test/v1/calls?page=1&orderBy=_id&order=asc
https://api.example.test/v1/calls?page=1&orderBy=x9&order=desc
https://api.example.test/v1/calls?page=1&orderBy=A&order=asc
