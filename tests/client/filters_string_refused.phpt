--TEST--
Filters that are not JSON are refused, and nothing is sent
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/client.inc';
$mock = Mock::start();
$client = client($mock);
foreach (['', ' ', '{', '{"a":1', '{"a":1,}', "{'a':1}", '{"a":1} x', 'status=completed', "{\"a\":\"\xff\"}",
	"{\"a\":\"\n\"}", '{"a":"\x"}', '{"a":"\ud800"}', '{"a":01}', 'NaN',
	str_repeat('[', 64) . str_repeat(']', 64)] as $filters) {
	attempt(json_encode(substr($filters, 0, 20), JSON_INVALID_UTF8_SUBSTITUTE),
		fn () => $client->listCalls(filters: $filters));
}
attempt('countCalls', fn () => $client->countCalls('{'));
echo $mock->stats()['requests'], " requests\n";
?>
--EXPECT--
"": Skipcall\Exception\InvalidArgumentException: Skipcall\Client::listCalls(): Argument #4 ($filters) must be an array or valid JSON; string given, with the text ends too early at byte 0
" ": Skipcall\Exception\InvalidArgumentException: Skipcall\Client::listCalls(): Argument #4 ($filters) must be an array or valid JSON; string given, with the text ends too early at byte 1
"{": Skipcall\Exception\InvalidArgumentException: Skipcall\Client::listCalls(): Argument #4 ($filters) must be an array or valid JSON; string given, with the text ends too early at byte 1
"{\"a\":1": Skipcall\Exception\InvalidArgumentException: Skipcall\Client::listCalls(): Argument #4 ($filters) must be an array or valid JSON; string given, with the text ends too early at byte 6
"{\"a\":1,}": Skipcall\Exception\InvalidArgumentException: Skipcall\Client::listCalls(): Argument #4 ($filters) must be an array or valid JSON; string given, with syntax error at byte 7
"{'a':1}": Skipcall\Exception\InvalidArgumentException: Skipcall\Client::listCalls(): Argument #4 ($filters) must be an array or valid JSON; string given, with syntax error at byte 1
"{\"a\":1} x": Skipcall\Exception\InvalidArgumentException: Skipcall\Client::listCalls(): Argument #4 ($filters) must be an array or valid JSON; string given, with text after the end of the document at byte 8
"status=completed": Skipcall\Exception\InvalidArgumentException: Skipcall\Client::listCalls(): Argument #4 ($filters) must be an array or valid JSON; string given, with syntax error at byte 0
"{\"a\":\"\ufffd\"}": Skipcall\Exception\InvalidArgumentException: Skipcall\Client::listCalls(): Argument #4 ($filters) must be an array or valid JSON; string given, with malformed UTF-8 at byte 6
"{\"a\":\"\n\"}": Skipcall\Exception\InvalidArgumentException: Skipcall\Client::listCalls(): Argument #4 ($filters) must be an array or valid JSON; string given, with control character in a string at byte 6
"{\"a\":\"\\x\"}": Skipcall\Exception\InvalidArgumentException: Skipcall\Client::listCalls(): Argument #4 ($filters) must be an array or valid JSON; string given, with bad escape in a string at byte 6
"{\"a\":\"\\ud800\"}": Skipcall\Exception\InvalidArgumentException: Skipcall\Client::listCalls(): Argument #4 ($filters) must be an array or valid JSON; string given, with unpaired surrogate in an escape at byte 6
"{\"a\":01}": Skipcall\Exception\InvalidArgumentException: Skipcall\Client::listCalls(): Argument #4 ($filters) must be an array or valid JSON; string given, with syntax error at byte 6
"NaN": Skipcall\Exception\InvalidArgumentException: Skipcall\Client::listCalls(): Argument #4 ($filters) must be an array or valid JSON; string given, with syntax error at byte 0
"[[[[[[[[[[[[[[[[[[[[": Skipcall\Exception\InvalidArgumentException: Skipcall\Client::listCalls(): Argument #4 ($filters) must be an array or valid JSON; string given, with nested too deeply at byte 63
countCalls: Skipcall\Exception\InvalidArgumentException: Skipcall\Client::countCalls(): Argument #1 ($filters) must be an array or valid JSON; string given, with the text ends too early at byte 1
0 requests
