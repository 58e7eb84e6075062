--TEST--
A sort that cannot be meant is refused, and nothing is sent
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/client.inc';
$mock = Mock::start();
$client = client($mock);
foreach ([
	'', '-', '--createdAt', '+createdAt', 'created at', 'createdAt desc', 'createdAt,desc', 'a&b=c',
	'a[b]', 'é', "a\0",
	[], ['createdAt'], ['createdAt', 'desc'], ['createdAt' => 'down'], ['createdAt' => ''],
	['createdAt' => null],
	['createdAt' => 1], ['createdAt' => ['desc']], ['createdAt' => 'asc', 'id' => 'desc'],
	['orderBy' => 7], ['orderBy' => null], ['orderBy' => 'createdAt', 'order' => 'up'],
	['orderBy' => 'createdAt', 'order' => null], ['orderBy' => 'createdAt', 'direction' => 'desc'],
	['orderBy' => 'createdAt', 'order' => 'asc', 'more' => 1], ['orderBy' => ''], ['-createdAt' => 'asc'],
] as $sort) {
	try {
		$client->listCalls(sort: $sort);
		echo json_encode($sort), ": allowed\n";
	} catch (Skipcall\Exception\InvalidArgumentException $e) {
		[$start, $what] = explode('; ', $e->getMessage());
		echo json_encode($sort), ": $what\n";
	}
}
echo "$start\n", $mock->stats()['requests'], " requests\n";
?>
--EXPECT--
"": the member's name may hold letters, digits, "_" and "." only
"-": the member's name may hold letters, digits, "_" and "." only
"--createdAt": the member's name may hold letters, digits, "_" and "." only
"+createdAt": the member's name may hold letters, digits, "_" and "." only
"created at": the member's name may hold letters, digits, "_" and "." only
"createdAt desc": the member's name may hold letters, digits, "_" and "." only
"createdAt,desc": the member's name may hold letters, digits, "_" and "." only
"a&b=c": the member's name may hold letters, digits, "_" and "." only
"a[b]": the member's name may hold letters, digits, "_" and "." only
"\u00e9": the member's name may hold letters, digits, "_" and "." only
"a\u0000": the member's name may hold letters, digits, "_" and "." only
[]: an array of one member is needed
["createdAt"]: a list was given
["createdAt","desc"]: an array of one member is needed
{"createdAt":"down"}: the order is neither "asc" nor "desc"
{"createdAt":""}: the order is neither "asc" nor "desc"
{"createdAt":null}: the order is neither "asc" nor "desc"
{"createdAt":1}: the order is neither "asc" nor "desc"
{"createdAt":["desc"]}: the order is neither "asc" nor "desc"
{"createdAt":"asc","id":"desc"}: an array of one member is needed
{"orderBy":7}: "orderBy" is no string
{"orderBy":null}: "orderBy" is no string
{"orderBy":"createdAt","order":"up"}: the order is neither "asc" nor "desc"
{"orderBy":"createdAt","order":null}: the order is neither "asc" nor "desc"
{"orderBy":"createdAt","direction":"desc"}: there are more members than "orderBy" and "order"
{"orderBy":"createdAt","order":"asc","more":1}: there are more members than "orderBy" and "order"
{"orderBy":""}: the member's name may hold letters, digits, "_" and "." only
{"-createdAt":"asc"}: the member's name may hold letters, digits, "_" and "." only
Skipcall\Client::listCalls(): Argument #3 ($sort) must be "createdAt", "-createdAt", ["createdAt" => "desc"] or ["orderBy" => "createdAt", "order" => "desc"]
0 requests
