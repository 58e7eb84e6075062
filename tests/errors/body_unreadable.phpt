--TEST--
A body that is no JSON object costs neither the class nor the status, and is kept as it came
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/caught.inc';
$bodies = [
	'invalid UTF-8' => "{\"message\":\"caf\xE9\"}",
	'truncated' => '{"error":{"code":"UNAUTHORIZED","message":"Invalid',
	'deep' => str_repeat('{"error":', 5000) . '1' . str_repeat('}', 5000),
	'deep list' => '{"message":' . str_repeat('[', 20000) . str_repeat(']', 20000) . '}',
	'a list' => '[{"message":"in a list"}]',
	'a string' => '"Unauthorized"',
	'a number' => '401',
	'null' => 'null',
	'text' => 'Unauthorized',
	'blanks' => "  \n",
	'a NUL' => "\0",
	'wrong types' => '{"error":{"code":7,"message":{"a":1}},"code":[],"message":12.5,"details":true}',
];
foreach ($bodies as $name => $body) {
	$failure = failure(401, $body);
	say(
		$name,
		short($failure),
		$failure->getMessage(),
		errorCode: $failure->getErrorCode(),
		details: $failure->getDetails(),
		body_kept: $failure->getBody() === $body,
	);
}
?>
--EXPECT--
invalid UTF-8 AuthenticationException HTTP 401: invalid or missing API key; errorCode: null, details: [], body kept: true
truncated AuthenticationException HTTP 401: invalid or missing API key; errorCode: null, details: [], body kept: true
deep AuthenticationException HTTP 401: invalid or missing API key; errorCode: null, details: [], body kept: true
deep list AuthenticationException HTTP 401: invalid or missing API key; errorCode: null, details: [], body kept: true
a list AuthenticationException HTTP 401: invalid or missing API key; errorCode: null, details: [], body kept: true
a string AuthenticationException HTTP 401: invalid or missing API key; errorCode: null, details: [], body kept: true
a number AuthenticationException HTTP 401: invalid or missing API key; errorCode: null, details: [], body kept: true
null AuthenticationException HTTP 401: invalid or missing API key; errorCode: null, details: [], body kept: true
text AuthenticationException HTTP 401: invalid or missing API key; errorCode: null, details: [], body kept: true
blanks AuthenticationException HTTP 401: invalid or missing API key; errorCode: null, details: [], body kept: true
a NUL AuthenticationException HTTP 401: invalid or missing API key; errorCode: null, details: [], body kept: true
wrong types AuthenticationException HTTP 401: invalid or missing API key; errorCode: null, details: [], body kept: true
