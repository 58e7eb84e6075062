--TEST--
HTTP/2 with few streams allowed on a connection: a hundred requests at once without retries, and none fails
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
foreach ([1, 2, 4] as $streams) {
	$server = new FewStreams($streams, 5);
	// Handshakes may take as long as they like on a busy machine: what is refused is the subject here, time that of http2_turns.
	$client = client($server->url, ['caFile' => $server->caFile, 'maxRetries' => 0, 'connectTimeout' => 300, 'rateLimitMode' => 'reactive']);
	foreach (['cold', 'warm'] as $how) {
		$pending = [];
		for ($i = 0; $i < 100; $i++) {
			$pending[] = $client->listCallsAsync();
		}
		$failed = [];
		$attempts = 0;
		foreach ($pending as $one) {
			try {
				$attempts += $one->wait()->stats->attempt;
			} catch (Skipcall\Exception\SkipcallException $e) {
				$failed[$e->getMessage()] = ($failed[$e->getMessage()] ?? 0) + 1;
			}
		}
		echo "$streams streams, $how: failed: ", array_sum($failed), $failed === [] ? '' : json_encode($failed), ", attempts counted: $attempts\n";
		Skipcall\Client::closeIdleConnections();
	}
}
?>
--EXPECT--
1 streams, cold: failed: 0, attempts counted: 100
1 streams, warm: failed: 0, attempts counted: 100
2 streams, cold: failed: 0, attempts counted: 100
2 streams, warm: failed: 0, attempts counted: 100
4 streams, cold: failed: 0, attempts counted: 100
4 streams, warm: failed: 0, attempts counted: 100
