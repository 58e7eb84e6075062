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
say($copy::class, $copy->getMessage(), $copy->getStatusCode(), $copy->getErrorCode(), $copy->getDetails());
say($copy->getRetryAfter(), $copy->isRetryable(), $copy->getRateLimit() == $failure->getRateLimit());
say($copy->getStats() == $failure->getStats(), $copy->getBody());

$copy = again(failure(200, '{"data":[{"id":7}],"total":1,"page":1,"limit":1,"totalPages":1}'));
say($copy->getPath(), $copy->getOffset(), $copy->getExcerpt() !== '');
$copy = again(new Skipcall\Exception\TlsException('by hand', 3));
say($copy::class, $copy->getMessage(), $copy->getCode(), $copy->getCurlCode(), $copy->getStats());
?>
--EXPECT--
Skipcall\Exception\RateLimitException HTTP 429 SLOW: slower 429 SLOW ["slower"]
3 true true
true {"error":{"code":"SLOW","message":"slower"}}
data[0].id 15 true
Skipcall\Exception\TlsException by hand 3 0 null
