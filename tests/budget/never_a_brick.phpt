--TEST--
Whatever a server says of its rate limit, requests go on: at once when it makes no sense, else in time
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/../client/client.inc';
/** A client of a server that gives these answers, one after the other and the last one for ever; its waits are pretended. */
function scripted(array $answers, array $options = []): Skipcall\Client
{
	global $slept;
	$slept = [];
	return new Skipcall\Client('sk_test_ok', [
		'transport' => function () use (&$answers): array {
			$headers = count($answers) > 1 ? array_shift($answers) : $answers[0];
			$status = $headers['status'] ?? 200;
			unset($headers['status']);
			return ['status' => $status, 'headers' => $headers + ['Content-Type' => 'application/json']] + answer();
		},
		'sleep' => function (float $seconds): void {
			$GLOBALS['slept'][] = round($seconds);
		},
	] + $options);
}
/** Headers of a rate limit. */
function limit(int|string $limit, int|string $left, int|string $reset): array
{
	return ['X-RateLimit-Limit' => (string) $limit, 'X-RateLimit-Remaining' => (string) $left, 'X-RateLimit-Reset' => (string) $reset];
}
/** What becomes of so many calls. */
function calls(string $what, Skipcall\Client $client, int $number = 5): void
{
	global $slept;
	$seen = [];
	for ($i = 0; $i < $number; $i++) {
		try {
			$client->listCalls();
			$seen[] = 'a page';
		} catch (Skipcall\Exception\ExceptionInterface $e) {
			$seen[] = (new ReflectionClass($e))->getShortName();
		}
	}
	echo $what, ': ', json_encode(array_count_values($seen)), ', slept ', json_encode($slept), "\n";
}
$good = limit(100, 90, 30);
calls('a limit of 0, once', scripted([limit(0, 0, 30), $good]));
calls('a limit of 0, always', scripted([limit(0, 0, 30)]));
calls('more left than there is', scripted([limit(5, 6, 30)]), 20);
calls('Reset in the year 5138', scripted([limit(5, 0, 100000000000)]));
calls('Reset in 1970', scripted([limit(5, 0, 1000000000)]));
calls('a limit of 1, once', scripted([limit(1, 0, 30), $good]));
calls('nothing left for a day, once', scripted([limit(100, 0, 80000), $good], ['rateLimitMaxWait' => 3600]));
calls('a wait of days, once', scripted([['status' => 429, 'Retry-After' => '999999'] + $good, $good], ['rateLimitMaxWait' => 3600]));
// The plan grows while the client waits for something else.
$upgraded = [['status' => 503, 'Retry-After' => '25'] + limit(100, 99, 20), limit(1000, 990, 20)];
calls('a reserve of all there was', scripted($upgraded, ['rateLimitReserve' => 100]));
calls('a reserve of all there is', scripted([limit(100, 99, 60)], ['rateLimitReserve' => 100]));
?>
--EXPECT--
a limit of 0, once: {"a page":5}, slept []
a limit of 0, always: {"a page":5}, slept []
more left than there is: {"a page":20}, slept []
Reset in the year 5138: {"a page":5}, slept []
Reset in 1970: {"a page":5}, slept []
a limit of 1, once: {"a page":5}, slept [31]
nothing left for a day, once: {"a page":5}, slept [300]
a wait of days, once: {"RateLimitException":1,"a page":4}, slept [300]
a reserve of all there was: {"a page":5}, slept [25]
a reserve of all there is: {"a page":1,"InvalidArgumentException":4}, slept []
