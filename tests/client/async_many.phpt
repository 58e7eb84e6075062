--TEST--
More pages under way than connections: the others wait their turn, which counts against no timeout; HTTP/2 needs one connection
--EXTENSIONS--
skipcall
--SKIPIF--
<?php
require __DIR__ . '/../server/nginx.inc';
if (Nginx::missing() !== null) {
	die('skip ' . Nginx::missing());
}
?>
--FILE--
<?php
require __DIR__ . '/client.inc';
require __DIR__ . '/../server/nginx.inc';
$mock = Mock::start(['rows' => 500]);
function all(Skipcall\Client $client, int $count): int
{
	$pending = [];
	for ($page = 1; $page <= $count; $page++) {
		$pending[] = $client->listCallsAsync($page);
	}
	return array_sum(array_map(fn ($one) => count($one->wait()), $pending));
}
// The first one tells the rate limit, and goes alone.
$other = Mock::start();
// Time enough on this machine for eight at once; the last of five rounds ends later.
$timeout = ampleTimeout(fn () => client($other)->listCalls(), 0.8);
$mock->faults([['after' => 1, 'arrived' => 9, 'delay' => $timeout / 4, 'times' => 39]]);
echo all(client($mock, ['connectTimeout' => $timeout, 'timeout' => $timeout, 'maxRetries' => 0]), 40), ' rows, at most ',
	$mock->stats()['maxConcurrent'], " at once\n";
foreach ([true, false] as $http2) {
	$nginx = Nginx::start($mock->url, ['http2' => $http2]);
	$mock->faults([['delay' => 0.1, 'times' => 20]]);
	$rows = all(new Skipcall\Client('sk_test_ok', ['baseUrl' => $nginx->url, 'caFile' => $nginx->caFile, 'connectTimeout' => 60, 'maxRetries' => 0]), 20);
	$connections = count(array_unique(array_column($nginx->log(), 'connection')));
	echo $http2 ? 'HTTP/2: ' : 'HTTP/1.1: ', $rows, ' rows, ', $http2 ? "$connections connection" : ($connections > 1 && $connections <= 8 ? 'several connections' : $connections), "\n";
}
?>
--EXPECT--
400 rows, at most 8 at once
HTTP/2: 200 rows, 1 connection
HTTP/1.1: 200 rows, several connections
