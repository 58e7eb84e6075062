--TEST--
Exceptions survive serialize() and unserialize()
--EXTENSIONS--
skipcall
--INI--
zend.exception_ignore_args=1
--FILE--
<?php
require __DIR__ . '/caught.inc';
function again(Throwable $failure): Throwable
{
	return unserialize(serialize($failure));
}
$limit = ['X-RateLimit-Limit' => '100', 'X-RateLimit-Remaining' => '7', 'X-RateLimit-Reset' => '30'];
$failure = failure(429, '{"error":{"code":"SLOW","message":"slower"}}', $limit + ['Retry-After' => '3']);
$copy = again($failure);
say(
	$copy::class,
	$copy->getMessage(),
	statusCode: $copy->getStatusCode(),
	errorCode: $copy->getErrorCode(),
	details: $copy->getDetails(),
);
say(
	retryAfter: $copy->getRetryAfter(),
	retryable: $copy->isRetryable(),
	same_rateLimit: $copy->getRateLimit() == $failure->getRateLimit(),
);
say(same_stats: $copy->getStats() == $failure->getStats(), body: $copy->getBody());

$copy = again(failure(200, '{"data":[{"id":7}],"total":1,"page":1,"limit":1,"totalPages":1}'));
say(path: $copy->getPath(), offset: $copy->getOffset(), has_excerpt: $copy->getExcerpt() !== '');
$copy = again(new Skipcall\Exception\TlsException('by hand', 3));
say($copy::class, $copy->getMessage(), code: $copy->getCode(), curlCode: $copy->getCurlCode(), stats: $copy->getStats());
?>
--EXPECT--
Skipcall\Exception\RateLimitException HTTP 429 SLOW: slower; statusCode: 429, errorCode: "SLOW", details: ["slower"]
retryAfter: 3.0, retryable: true, same rateLimit: true
same stats: true, body: "{\"error\":{\"code\":\"SLOW\",\"message\":\"slower\"}}"
path: "data[0].id", offset: 15, has excerpt: true
Skipcall\Exception\TlsException by hand; code: 3, curlCode: 0, stats: null
