--TEST--
A header of a transport's answer may be a list, each line of which counts; what is no text is refused without a notice
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/client.inc';
$page = doubled(fn () => ['headers' => ['X-Request-Id' => ['abc'], 'X-RateLimit-Limit' => ['100', 50], 'X-RateLimit-Remaining' => [7],
	'X-RateLimit-Reset' => '60', 'X-None' => []]] + answer())->listCalls();
say(requestId: $page->stats->requestId, limit: $page->rateLimit->limit, remaining: $page->rateLimit->remaining);
foreach ([new stdClass(), [['a']], [new stdClass()], ["a\nb"], [null], 1.5, null, true] as $value) {
	$client = doubled(fn () => ['headers' => ['X-Request-Id' => $value]] + answer());
	refused(json_encode($value), fn () => $client->listCalls());
}
?>
--EXPECT--
requestId: "abc", limit: 50, remaining: 7
{}: Skipcall\Exception\InvalidArgumentException
[["a"]]: Skipcall\Exception\InvalidArgumentException
[{}]: Skipcall\Exception\InvalidArgumentException
["a\nb"]: Skipcall\Exception\InvalidArgumentException
[null]: Skipcall\Exception\InvalidArgumentException
1.5: Skipcall\Exception\InvalidArgumentException
null: Skipcall\Exception\InvalidArgumentException
true: Skipcall\Exception\InvalidArgumentException
