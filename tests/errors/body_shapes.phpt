--TEST--
Code, messages and text of an error are found in every shape of body that servers are known to send
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/caught.inc';
$mock = Mock::start(['rows' => 3]);
$client = new Skipcall\Client('sk_test_ok', ['baseUrl' => $mock->url, 'maxRetries' => 0, 'rateLimitMaxWait' => 0,
	'rateLimitMode' => 'reactive']);
foreach (['openapi', 'vendor', 'nest', 'nestList', 'empty', 'html', 'problem'] as $shape) {
	say("-- $shape");
	$mock->config(['errorShape' => $shape]);
	foreach ([400, 401, 403, 404, 429, 500] as $status) {
		$mock->faults([['status' => $status]]);
		$failure = caught(fn () => $client->listCalls());
		say(
			$failure->getMessage(),
			errorCode: $failure->getErrorCode(),
			details: $failure->getDetails(),
			body_begins_with: strlen($failure->getBody()) > 0 ? $failure->getBody()[0] : 'no body',
		);
	}
}
?>
--EXPECT--
-- openapi
HTTP 400 BAD_REQUEST: Bad Request; errorCode: "BAD_REQUEST", details: ["Bad Request"], body begins with: "{"
HTTP 401 UNAUTHORIZED: Unauthorized; errorCode: "UNAUTHORIZED", details: ["Unauthorized"], body begins with: "{"
HTTP 403 FORBIDDEN: Forbidden; errorCode: "FORBIDDEN", details: ["Forbidden"], body begins with: "{"
HTTP 404 NOT_FOUND: Not Found; errorCode: "NOT_FOUND", details: ["Not Found"], body begins with: "{"
HTTP 429 RATE_LIMITED: Too Many Requests; errorCode: "RATE_LIMITED", details: ["Too Many Requests"], body begins with: "{"
HTTP 500 INTERNAL_SERVER_ERROR: Internal Server Error; errorCode: "INTERNAL_SERVER_ERROR", details: ["Internal Server Error"], body begins with: "{"
-- vendor
HTTP 400 BAD_REQUEST: Bad Request; errorCode: "BAD_REQUEST", details: ["Bad Request"], body begins with: "{"
HTTP 401 API_KEY_INVALID: invalid or missing API key; errorCode: "API_KEY_INVALID", details: [], body begins with: "{"
HTTP 403 FORBIDDEN: not allowed; a workspace id may be outside the scope of the API key; errorCode: "FORBIDDEN", details: [], body begins with: "{"
HTTP 404 NOT_FOUND: not found; errorCode: "NOT_FOUND", details: [], body begins with: "{"
HTTP 429 RATE_LIMITED: rate limit exceeded; errorCode: "RATE_LIMITED", details: [], body begins with: "{"
HTTP 500 INTERNAL_SERVER_ERROR: internal server error; errorCode: "INTERNAL_SERVER_ERROR", details: [], body begins with: "{"
-- nest
HTTP 400: Bad Request; errorCode: null, details: ["Bad Request"], body begins with: "{"
HTTP 401: Unauthorized; errorCode: null, details: ["Unauthorized"], body begins with: "{"
HTTP 403: Forbidden; errorCode: null, details: ["Forbidden"], body begins with: "{"
HTTP 404: Not Found; errorCode: null, details: ["Not Found"], body begins with: "{"
HTTP 429: Too Many Requests; errorCode: null, details: ["Too Many Requests"], body begins with: "{"
HTTP 500: Internal Server Error; errorCode: null, details: ["Internal Server Error"], body begins with: "{"
-- nestList
HTTP 400: Bad Request; errorCode: null, details: ["Bad Request"], body begins with: "{"
HTTP 401: Unauthorized; errorCode: null, details: ["Unauthorized"], body begins with: "{"
HTTP 403: Forbidden; errorCode: null, details: ["Forbidden"], body begins with: "{"
HTTP 404: Not Found; errorCode: null, details: ["Not Found"], body begins with: "{"
HTTP 429: Too Many Requests; errorCode: null, details: ["Too Many Requests"], body begins with: "{"
HTTP 500: Internal Server Error; errorCode: null, details: ["Internal Server Error"], body begins with: "{"
-- empty
HTTP 400: bad request; errorCode: null, details: [], body begins with: "no body"
HTTP 401: invalid or missing API key; errorCode: null, details: [], body begins with: "no body"
HTTP 403: not allowed; a workspace id may be outside the scope of the API key; errorCode: null, details: [], body begins with: "no body"
HTTP 404: not found; errorCode: null, details: [], body begins with: "no body"
HTTP 429: rate limit exceeded; errorCode: null, details: [], body begins with: "no body"
HTTP 500: internal server error; errorCode: null, details: [], body begins with: "no body"
-- html
HTTP 400: bad request; HTML came instead of JSON, titled "400 Bad Request"; something between here and the API may have answered (a proxy, firewall or CDN); errorCode: null, details: [], body begins with: "<"
HTTP 401: invalid or missing API key; HTML came instead of JSON, titled "401 Unauthorized"; something between here and the API may have answered (a proxy, firewall or CDN); errorCode: null, details: [], body begins with: "<"
HTTP 403: not allowed; HTML came instead of JSON, titled "403 Forbidden"; something between here and the API may have answered (a proxy, firewall or CDN); errorCode: null, details: [], body begins with: "<"
HTTP 404: not found; HTML came instead of JSON, titled "404 Not Found"; something between here and the API may have answered (a proxy, firewall or CDN); errorCode: null, details: [], body begins with: "<"
HTTP 429: rate limit exceeded; HTML came instead of JSON, titled "429 Too Many Requests"; something between here and the API may have answered (a proxy, firewall or CDN); errorCode: null, details: [], body begins with: "<"
HTTP 500: internal server error; HTML came instead of JSON, titled "500 Internal Server Error"; something between here and the API may have answered (a proxy, firewall or CDN); errorCode: null, details: [], body begins with: "<"
-- problem
HTTP 400 BAD_REQUEST: Bad Request; errorCode: "BAD_REQUEST", details: ["Bad Request"], body begins with: "{"
HTTP 401 UNAUTHORIZED: Unauthorized; errorCode: "UNAUTHORIZED", details: ["Unauthorized"], body begins with: "{"
HTTP 403 FORBIDDEN: Forbidden; errorCode: "FORBIDDEN", details: ["Forbidden"], body begins with: "{"
HTTP 404 NOT_FOUND: Not Found; errorCode: "NOT_FOUND", details: ["Not Found"], body begins with: "{"
HTTP 429 RATE_LIMITED: Too Many Requests; errorCode: "RATE_LIMITED", details: ["Too Many Requests"], body begins with: "{"
HTTP 500 INTERNAL_SERVER_ERROR: Internal Server Error; errorCode: "INTERNAL_SERVER_ERROR", details: ["Internal Server Error"], body begins with: "{"
