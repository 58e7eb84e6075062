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
	say(
		...['changed' => $changes] + ($limit === null ? ['rateLimit' => 'unknown'] : ['limit' => $limit->limit, 'remaining' => $limit->remaining]),
	);
}
?>
--EXPECT--
changed: [], limit: 100, remaining: 99
changed: {"X-RateLimit-Limit":null}, rateLimit: "unknown"
changed: {"X-RateLimit-Remaining":null}, rateLimit: "unknown"
changed: {"X-RateLimit-Reset":null}, rateLimit: "unknown"
changed: {"X-RateLimit-Limit":"many"}, rateLimit: "unknown"
changed: {"X-RateLimit-Remaining":"-1"}, rateLimit: "unknown"
changed: {"X-RateLimit-Reset":""}, rateLimit: "unknown"
changed: {"X-RateLimit-Limit":"99999999999999999999"}, rateLimit: "unknown"
changed: {"X-RateLimit-Limit":"100.5"}, limit: 100, remaining: 99
