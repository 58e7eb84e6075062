--TEST--
HTTP/2 with few streams allowed: the wait for one counts against no timeout, and gives nobody else more time
--EXTENSIONS--
skipcall
--SKIPIF--
<?php
require __DIR__ . '/../server/service.inc';
$missing = Service::missing('node');
if ($missing !== null || !extension_loaded('openssl') || !extension_loaded('pcntl')) {
	die('skip needs node, openssl and pcntl');
}
?>
--FILE--
<?php
require __DIR__ . '/life.inc';
require __DIR__ . '/../server/raw.inc';
$certificates = Raw::start('', 'h2');

/** One stream on a connection, and this long for an answer. */
function serving(float $delay, ?int $connections = null): Skipcall\Client
{
	global $certificates, $servers;
	$file = dirname($certificates->caFile) . '/both.pem';
	$arguments = [$file, $file, '1', (string) (int) (1000 * $delay), ...(array) $connections];
	$process = proc_open([Service::find('node'), __DIR__ . '/../server/few_streams.js', ...$arguments],
		[['pipe', 'r'], ['pipe', 'w'], STDERR], $pipes);
	$servers[] = [$process, $pipes];
	return client('https://127.0.0.1:' . trim(fgets($pipes[1])), ['caFile' => $certificates->caFile, 'maxRetries' => 0, 'rateLimitMode' => 'reactive']);
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
$quick = serving(0.005);
$limit = ampleTimeout(fn () => rows($quick), 0.8);
$client = serving($limit / 3);
$limited = $client->withOptions(['connectTimeout' => $limit, 'timeout' => $limit]);
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
$client = serving(0.005, 1)->withOptions(['connectTimeout' => $limit, 'timeout' => 40 * $limit]);
$client->listCalls();
$silent = $client->listCallsAsync(13);
$took = new Stopwatch();
$failure = caught(fn () => $client->listCalls());
say(short($failure), text: preg_replace('/[\d.]+/', 'N', $failure->getMessage()), inTime: $took->seconds() < 10 * $limit);
$silent->cancel();
foreach ($servers as [$process, $pipes]) {
	fclose($pipes[0]);
	proc_close($process);
}
?>
--EXPECT--
cold: 40 rows, after more than the limit
warm: 40 rows, after more than the limit
TimeoutException; total: "its limit"
TimeoutException; text: "No connection within N seconds (connectTimeout)", inTime: true
