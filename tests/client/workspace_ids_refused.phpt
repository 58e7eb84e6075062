--TEST--
Workspace ids that would mean something else are refused, and nothing is sent
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/client.inc';
$mock = Mock::start();
$client = client($mock);
foreach ([[], '', [''], 'a,b', ['a', 'b,c'], 'a b', "a\n", "a\0", ['a', 7], [null], [['a']], [true],
	[1.5]] as $ids) {
	attempt(json_encode($ids), fn () => $client->listCalls(workspaceIds: $ids));
}
attempt('DEL', fn () => $client->listCalls(workspaceIds: "a\x7f"));
attempt('countCalls', fn () => $client->countCalls(workspaceIds: []));
echo $mock->stats()['requests'], " requests\n";
?>
--EXPECT--
[]: Skipcall\Exception\InvalidArgumentException: Skipcall\Client::listCalls(): Argument #5 ($workspaceIds) must not be empty: pass null for every workspace of the key (leaving it out means all of them)
"": Skipcall\Exception\InvalidArgumentException: Skipcall\Client::listCalls(): Argument #5 ($workspaceIds) must be a list of ids, none of them empty and without commas, spaces and control characters
[""]: Skipcall\Exception\InvalidArgumentException: Skipcall\Client::listCalls(): Argument #5 ($workspaceIds) must be a list of ids, none of them empty and without commas, spaces and control characters
"a,b": Skipcall\Exception\InvalidArgumentException: Skipcall\Client::listCalls(): Argument #5 ($workspaceIds) must be a list of ids, none of them empty and without commas, spaces and control characters
["a","b,c"]: Skipcall\Exception\InvalidArgumentException: Skipcall\Client::listCalls(): Argument #5 ($workspaceIds) must be a list of ids, none of them empty and without commas, spaces and control characters
"a b": Skipcall\Exception\InvalidArgumentException: Skipcall\Client::listCalls(): Argument #5 ($workspaceIds) must be a list of ids, none of them empty and without commas, spaces and control characters
"a\n": Skipcall\Exception\InvalidArgumentException: Skipcall\Client::listCalls(): Argument #5 ($workspaceIds) must be a list of ids, none of them empty and without commas, spaces and control characters
"a\u0000": Skipcall\Exception\InvalidArgumentException: Skipcall\Client::listCalls(): Argument #5 ($workspaceIds) must be a list of ids, none of them empty and without commas, spaces and control characters
["a",7]: Skipcall\Exception\InvalidArgumentException: Skipcall\Client::listCalls(): Argument #5 ($workspaceIds) must be a list of strings, int found in it
[null]: Skipcall\Exception\InvalidArgumentException: Skipcall\Client::listCalls(): Argument #5 ($workspaceIds) must be a list of strings, null found in it
[["a"]]: Skipcall\Exception\InvalidArgumentException: Skipcall\Client::listCalls(): Argument #5 ($workspaceIds) must be a list of strings, array found in it
[true]: Skipcall\Exception\InvalidArgumentException: Skipcall\Client::listCalls(): Argument #5 ($workspaceIds) must be a list of strings, bool found in it
[1.5]: Skipcall\Exception\InvalidArgumentException: Skipcall\Client::listCalls(): Argument #5 ($workspaceIds) must be a list of strings, float found in it
DEL: Skipcall\Exception\InvalidArgumentException: Skipcall\Client::listCalls(): Argument #5 ($workspaceIds) must be a list of ids, none of them empty and without commas, spaces and control characters
countCalls: Skipcall\Exception\InvalidArgumentException: Skipcall\Client::countCalls(): Argument #2 ($workspaceIds) must not be empty: pass null for every workspace of the key (leaving it out means all of them)
0 requests
