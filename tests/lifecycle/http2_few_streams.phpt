--TEST--
HTTP/2 with few streams allowed on a connection: a hundred requests at once without retries, and none fails
--EXTENSIONS--
skipcall
--SKIPIF--
<?php
require __DIR__ . "/../server/nginx.inc";
if (Nginx::missing() !== null) {
	die("skip " . Nginx::missing());
}
?>
--FILE--
<?php
require __DIR__ . '/life.inc';
$mock = Mock::start(['rows' => 3, 'rate' => ['enforce' => false]]);
foreach ([1, 4] as $streams) {
	$nginx = Nginx::start($mock->url, ['http' => "http2_max_concurrent_streams $streams;"]);
	foreach (['cold', 'warm'] as $how) {
		$client = client($nginx->url, ['caFile' => $nginx->caFile, 'maxRetries' => 0]);
		$how === 'warm' && $client->listCalls();
		Skipcall\Client::closeIdleConnections();
		$pending = [];
		for ($i = 0; $i < 100; $i++) {
			$pending[] = $client->listCallsAsync();
		}
		$failed = [];
		foreach ($pending as $one) {
			try {
				$one->wait();
			} catch (Skipcall\Exception\SkipcallException $e) {
				$failed[$e->getMessage()] = ($failed[$e->getMessage()] ?? 0) + 1;
			}
		}
		echo "$streams streams, $how: failed: ", array_sum($failed), ' ', $failed === [] ? '' : json_encode($failed), "\n";
	}
}
?>
--EXPECT--
1 streams, cold: failed: 0 
1 streams, warm: failed: 0 
4 streams, cold: failed: 0 
4 streams, warm: failed: 0 
