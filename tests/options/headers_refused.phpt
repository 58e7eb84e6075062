--TEST--
Header names and values that would change the request are refused, without showing the value
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/../client/client.inc';
foreach ([
	['Authorization' => 'Bearer hush'], ['AUTHORIZATION' => 'hush'], ['Host' => 'hush.test'],
	['host' => 'hush.test'],
	['' => 'hush'], ['X A' => 'hush'], ['X:A' => 'hush'], ["X\r\nY" => 'hush'], ["X\0" => 'hush'],
	['Xé' => 'hush'], ['hush'], ['X-A: hush'],
	['X-A' => "hush\r\nX-B: c"], ['X-A' => "hush\n"], ['X-A' => "hush\0"], ['X-A' => null],
	['X-A' => ['hush']], ['X-A' => 1.5],
	['X-A' => true], ['X-A' => new stdClass()],
] as $headers) {
	try {
		new Skipcall\Client('sk_test_ok', ['headers' => $headers]);
		echo "allowed\n";
	} catch (Skipcall\Exception\InvalidArgumentException $e) {
		echo str_replace('Skipcall\Client::__construct(): option ', '', $e->getMessage()), "\n";
	}
}
attempt('text', fn () => new Skipcall\Client('sk_test_ok', ['headers' => 'X-A: b']));
?>
--EXPECT--
"headers" must be an array without Authorization, Host, Content-Length and Transfer-Encoding, which are the client's own, array given
"headers" must be an array without Authorization, Host, Content-Length and Transfer-Encoding, which are the client's own, array given
"headers" must be an array without Authorization, Host, Content-Length and Transfer-Encoding, which are the client's own, array given
"headers" must be an array without Authorization, Host, Content-Length and Transfer-Encoding, which are the client's own, array given
"headers" must be an array whose keys are header names, array given
"headers" must be an array whose keys are header names, array given
"headers" must be an array whose keys are header names, array given
"headers" must be an array whose keys are header names, array given
"headers" must be an array whose keys are header names, array given
"headers" must be an array whose keys are header names, array given
"headers" must be an array whose keys are header names, array given
"headers" must be an array whose keys are header names, array given
"headers" must be an array whose values hold no line ends or other control characters, array given
"headers" must be an array whose values hold no line ends or other control characters, array given
"headers" must be an array whose values hold no line ends or other control characters, array given
"headers" must be an array whose values are strings, null given
"headers" must be an array whose values are strings, array given
"headers" must be an array whose values are strings, float given
"headers" must be an array whose values are strings, bool given
"headers" must be an array whose values are strings, stdClass given
text: Skipcall\Exception\InvalidArgumentException: Skipcall\Client::__construct(): option "headers" must be an array of name => value, string given
