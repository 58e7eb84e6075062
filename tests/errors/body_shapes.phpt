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
			'|',
			$failure->getErrorCode(),
			$failure->getDetails(),
			strlen($failure->getBody()) > 0 ? $failure->getBody()[0] : 'no body',
		);
	}
}
?>
--EXPECT--
-- openapi
HTTP 400 BAD_REQUEST: Bad Request | BAD_REQUEST ["Bad Request"] {
HTTP 401 UNAUTHORIZED: Unauthorized | UNAUTHORIZED ["Unauthorized"] {
HTTP 403 FORBIDDEN: Forbidden | FORBIDDEN ["Forbidden"] {
HTTP 404 NOT_FOUND: Not Found | NOT_FOUND ["Not Found"] {
HTTP 429 RATE_LIMITED: Too Many Requests | RATE_LIMITED ["Too Many Requests"] {
HTTP 500 INTERNAL_SERVER_ERROR: Internal Server Error | INTERNAL_SERVER_ERROR ["Internal Server Error"] {
-- vendor
HTTP 400 BAD_REQUEST: Bad Request | BAD_REQUEST ["Bad Request"] {
HTTP 401 API_KEY_INVALID: invalid or missing API key | API_KEY_INVALID [] {
HTTP 403 FORBIDDEN: not allowed; a workspace id may be outside the scope of the API key | FORBIDDEN [] {
HTTP 404 NOT_FOUND: not found | NOT_FOUND [] {
HTTP 429 RATE_LIMITED: rate limit exceeded | RATE_LIMITED [] {
HTTP 500 INTERNAL_SERVER_ERROR: internal server error | INTERNAL_SERVER_ERROR [] {
-- nest
HTTP 400: Bad Request | null ["Bad Request"] {
HTTP 401: Unauthorized | null ["Unauthorized"] {
HTTP 403: Forbidden | null ["Forbidden"] {
HTTP 404: Not Found | null ["Not Found"] {
HTTP 429: Too Many Requests | null ["Too Many Requests"] {
HTTP 500: Internal Server Error | null ["Internal Server Error"] {
-- nestList
HTTP 400: Bad Request | null ["Bad Request"] {
HTTP 401: Unauthorized | null ["Unauthorized"] {
HTTP 403: Forbidden | null ["Forbidden"] {
HTTP 404: Not Found | null ["Not Found"] {
HTTP 429: Too Many Requests | null ["Too Many Requests"] {
HTTP 500: Internal Server Error | null ["Internal Server Error"] {
-- empty
HTTP 400: bad request | null [] no body
HTTP 401: invalid or missing API key | null [] no body
HTTP 403: not allowed; a workspace id may be outside the scope of the API key | null [] no body
HTTP 404: not found | null [] no body
HTTP 429: rate limit exceeded | null [] no body
HTTP 500: internal server error | null [] no body
-- html
HTTP 400: bad request; HTML came instead of JSON, titled "400 Bad Request"; something between here and the API may have answered (a proxy, firewall or CDN) | null [] <
HTTP 401: invalid or missing API key; HTML came instead of JSON, titled "401 Unauthorized"; something between here and the API may have answered (a proxy, firewall or CDN) | null [] <
HTTP 403: not allowed; HTML came instead of JSON, titled "403 Forbidden"; something between here and the API may have answered (a proxy, firewall or CDN) | null [] <
HTTP 404: not found; HTML came instead of JSON, titled "404 Not Found"; something between here and the API may have answered (a proxy, firewall or CDN) | null [] <
HTTP 429: rate limit exceeded; HTML came instead of JSON, titled "429 Too Many Requests"; something between here and the API may have answered (a proxy, firewall or CDN) | null [] <
HTTP 500: internal server error; HTML came instead of JSON, titled "500 Internal Server Error"; something between here and the API may have answered (a proxy, firewall or CDN) | null [] <
-- problem
HTTP 400 BAD_REQUEST: Bad Request | BAD_REQUEST ["Bad Request"] {
HTTP 401 UNAUTHORIZED: Unauthorized | UNAUTHORIZED ["Unauthorized"] {
HTTP 403 FORBIDDEN: Forbidden | FORBIDDEN ["Forbidden"] {
HTTP 404 NOT_FOUND: Not Found | NOT_FOUND ["Not Found"] {
HTTP 429 RATE_LIMITED: Too Many Requests | RATE_LIMITED ["Too Many Requests"] {
HTTP 500 INTERNAL_SERVER_ERROR: Internal Server Error | INTERNAL_SERVER_ERROR ["Internal Server Error"] {
