--TEST--
HTTP/2 with few streams allowed: the wait for one counts against no timeout, and gives nobody else more time
--EXTENSIONS--
skipcall
--SKIPIF--
<?php
require __DIR__ . '/../server/few_streams.inc';
if (FewStreams::missing() !== null) {
	die('skip ' . FewStreams::missing());
}
?>
--FILE--
<?php
require __DIR__ . '/life.inc';
require __DIR__ . '/../server/few_streams.inc';

function client_of(FewStreams $server): Skipcall\Client
{
	return client($server->url, ['caFile' => $server->caFile, 'maxRetries' => 0, 'rateLimitMode' => 'reactive']);
}
function rows(Skipcall\Client $client): int
{
	$pending = [];
	for ($i = 0; $i < 40; $i++) {
		$pending[] = $client->listCallsAsync();
	}
	return array_sum(array_map(fn ($one) => count($one->wait()), $pending));
}

// Each round of eight takes a third of it, and there are five.
$quick = new FewStreams(1, 5);
$limit = ampleTimeout(fn () => rows(client_of($quick)), 0.8);
$server = new FewStreams(1, (int) (1000 * $limit / 3));
$limited = client_of($server)->withOptions(['connectTimeout' => $limit, 'timeout' => $limit]);
foreach (['cold', 'warm'] as $how) {
	$took = new Stopwatch();
	echo "$how: ", rows($limited), ' rows, ', $took->seconds() > 1.3 * $limit ? 'after more than the limit' : $took->seconds(), "\n";
}

// One is never answered while others are, on the other connections and after it on its own.
$silent = $limited->listCallsAsync(13);
for ($i = 0; $i < 9; $i++) {
	$limited->listCalls();
}
$failure = caught(fn () => $silent->wait());
$total = $failure->getStats()->total;
say(short($failure), total: $total >= $limit && $total < 2 * $limit ? 'its limit' : $total);

// A connection that does not come about, while the one that there is has its request.
$single = new FewStreams(1, 5, 1);
$client = client_of($single)->withOptions(['connectTimeout' => $limit, 'timeout' => 40 * $limit]);
$client->listCalls();
$silent = $client->listCallsAsync(13);
$took = new Stopwatch();
$failure = caught(fn () => $client->listCalls());
say(short($failure), text: preg_replace('/[\d.]+/', 'N', $failure->getMessage()), inTime: $took->seconds() < 10 * $limit);
$silent->cancel();
?>
--EXPECT--
cold: 40 rows, after more than the limit
warm: 40 rows, after more than the limit
TimeoutException; total: "its limit"
TimeoutException; text: "No connection within N seconds (connectTimeout)", inTime: true
