--TEST--
What does not look like an error code is not taken for one
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/caught.inc';
$codes = [
	'API_KEY_INVALID',
	'ns:error.code-7',
	str_repeat('A', 64),
	str_repeat('A', 65),
	'',
	'TWO WORDS',
	"LINE\nBREAK",
	'<script>',
	'GÉNÉRAL',
	"SUBSCRIPTION_REQUIRED\0",
	"CUT\0HERE",
	403,
	null,
	['A'],
];
foreach ($codes as $code) {
	$failure = failure(403, json_encode(['error' => ['code' => $code, 'message' => 'no']]));
	say(short($failure), $failure->getMessage(), errorCode: $failure->getErrorCode());
}
// The first that looks like one.
say(errorCode: failure(403, '{"code":"OUTER","error":{"code":"not one","message":"no"}}')->getErrorCode());
say(errorCode: failure(403, '{"code":"OUTER","error":{"code":"INNER","message":"no"}}')->getErrorCode());
?>
--EXPECT--
PermissionException HTTP 403 API_KEY_INVALID: no; errorCode: "API_KEY_INVALID"
PermissionException HTTP 403 ns:error.code-7: no; errorCode: "ns:error.code-7"
PermissionException HTTP 403 AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA: no; errorCode: "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
PermissionException HTTP 403: no; errorCode: null
PermissionException HTTP 403: no; errorCode: null
PermissionException HTTP 403: no; errorCode: null
PermissionException HTTP 403: no; errorCode: null
PermissionException HTTP 403: no; errorCode: null
PermissionException HTTP 403: no; errorCode: null
PermissionException HTTP 403: no; errorCode: null
PermissionException HTTP 403: no; errorCode: null
PermissionException HTTP 403: no; errorCode: null
PermissionException HTTP 403: no; errorCode: null
PermissionException HTTP 403: no; errorCode: null
errorCode: "OUTER"
errorCode: "INNER"
