--TEST--
Without all of its headers the rate limit is unknown, and bad ones are no notice
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/client.inc';
$headers = ['X-RateLimit-Limit' => '100', 'X-RateLimit-Remaining' => '99', 'X-RateLimit-Reset' => '30'];
foreach ([
	[],
	['X-RateLimit-Limit' => null], ['X-RateLimit-Remaining' => null], ['X-RateLimit-Reset' => null],
	['X-RateLimit-Limit' => 'many'], ['X-RateLimit-Remaining' => '-1'], ['X-RateLimit-Reset' => ''],
	['X-RateLimit-Limit' => '99999999999999999999'],
	['X-RateLimit-Limit' => '100.5'],
] as $changes) {
	$client = doubled(fn () => ['headers' => array_filter($changes + $headers, is_string(...))] + answer());
	$limit = $client->listCalls()->rateLimit;
	echo json_encode($changes), ': ', $limit === null ? 'unknown' : "$limit->limit, $limit->remaining", "\n";
}
?>
--EXPECT--
[]: 100, 99
{"X-RateLimit-Limit":null}: unknown
{"X-RateLimit-Remaining":null}: unknown
{"X-RateLimit-Reset":null}: unknown
{"X-RateLimit-Limit":"many"}: unknown
{"X-RateLimit-Remaining":"-1"}: unknown
{"X-RateLimit-Reset":""}: unknown
{"X-RateLimit-Limit":"99999999999999999999"}: unknown
{"X-RateLimit-Limit":"100.5"}: 100, 99
