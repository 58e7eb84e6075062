--TEST--
What a transport must return is said when it returns something else
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/client.inc';
foreach ([
	null, 'x', true, [], ['status' => 200], ['body' => '{}'], ['status' => '200', 'body' => ''],
	['status' => 199, 'body' => ''],
	['status' => 600, 'body' => ''], ['status' => 200, 'body' => null], ['status' => 200, 'body' => []],
	['status' => 200, 'headers' => 'x', 'body' => ''],
	['status' => 200, 'headers' => null, 'body' => ''], new stdClass(), 1.5,
] as $value) {
	$asked = 0;
	$client = doubled(function () use ($value, &$asked) {
		$asked++;
		return $value;
	});
	attempt(json_encode($value) . ' ', fn () => $client->listCalls());
	if ($asked !== 1) {
		echo "asked $asked times\n";
	}
}
?>
--EXPECT--
null : Skipcall\Exception\InvalidArgumentException: Skipcall\Client: option "transport" must return array{status: int from 200 to 599, headers: array<string, string|list<string>>, body: string} or a PSR-7 response, null given
"x" : Skipcall\Exception\InvalidArgumentException: Skipcall\Client: option "transport" must return array{status: int from 200 to 599, headers: array<string, string|list<string>>, body: string} or a PSR-7 response, string given
true : Skipcall\Exception\InvalidArgumentException: Skipcall\Client: option "transport" must return array{status: int from 200 to 599, headers: array<string, string|list<string>>, body: string} or a PSR-7 response, bool given
[] : Skipcall\Exception\InvalidArgumentException: Skipcall\Client: option "transport" must return array{status: int from 200 to 599, headers: array<string, string|list<string>>, body: string} or a PSR-7 response, array given that is not one
{"status":200} : Skipcall\Exception\InvalidArgumentException: Skipcall\Client: option "transport" must return array{status: int from 200 to 599, headers: array<string, string|list<string>>, body: string} or a PSR-7 response, array given that is not one
{"body":"{}"} : Skipcall\Exception\InvalidArgumentException: Skipcall\Client: option "transport" must return array{status: int from 200 to 599, headers: array<string, string|list<string>>, body: string} or a PSR-7 response, array given that is not one
{"status":"200","body":""} : Skipcall\Exception\InvalidArgumentException: Skipcall\Client: option "transport" must return array{status: int from 200 to 599, headers: array<string, string|list<string>>, body: string} or a PSR-7 response, array given that is not one
{"status":199,"body":""} : Skipcall\Exception\InvalidArgumentException: Skipcall\Client: option "transport" must return array{status: int from 200 to 599, headers: array<string, string|list<string>>, body: string} or a PSR-7 response, array given that is not one
{"status":600,"body":""} : Skipcall\Exception\InvalidArgumentException: Skipcall\Client: option "transport" must return array{status: int from 200 to 599, headers: array<string, string|list<string>>, body: string} or a PSR-7 response, array given that is not one
{"status":200,"body":null} : Skipcall\Exception\InvalidArgumentException: Skipcall\Client: option "transport" must return array{status: int from 200 to 599, headers: array<string, string|list<string>>, body: string} or a PSR-7 response, array given that is not one
{"status":200,"body":[]} : Skipcall\Exception\InvalidArgumentException: Skipcall\Client: option "transport" must return array{status: int from 200 to 599, headers: array<string, string|list<string>>, body: string} or a PSR-7 response, array given that is not one
{"status":200,"headers":"x","body":""} : Skipcall\Exception\InvalidArgumentException: Skipcall\Client: option "transport" must return array{status: int from 200 to 599, headers: array<string, string|list<string>>, body: string} or a PSR-7 response, array given that is not one
{"status":200,"headers":null,"body":""} : Skipcall\Exception\InvalidArgumentException: Skipcall\Client: option "transport" must return array{status: int from 200 to 599, headers: array<string, string|list<string>>, body: string} or a PSR-7 response, array given that is not one
{} : Skipcall\Exception\InvalidArgumentException: Skipcall\Client: option "transport" must return array{status: int from 200 to 599, headers: array<string, string|list<string>>, body: string} or a PSR-7 response, stdClass given
1.5 : Skipcall\Exception\InvalidArgumentException: Skipcall\Client: option "transport" must return array{status: int from 200 to 599, headers: array<string, string|list<string>>, body: string} or a PSR-7 response, float given
