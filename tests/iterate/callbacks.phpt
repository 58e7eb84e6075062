--TEST--
Callbacks cannot use the iterator whose page they belong to, whichever of its methods lets them run
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/../lifecycle/life.inc';
$mock = Mock::start(['rows' => 300]);
$tried = $refused = 0;
$calls = null;
$client = client($mock->url, ['prefetch' => 4, 'rateLimitMode' => 'reactive', 'onStats' => function () use (&$calls, &$tried, &$refused) {
	foreach (['next', 'current', 'valid', 'key', 'rewind', 'count'] as $method) {
		$tried++;
		try {
			$calls->$method();
		} catch (Error $e) {
			$refused += str_contains($e->getMessage(), 'its own callbacks cannot use it') ? 1 : 0;
		}
	}
}]);
foreach (['foreach', 'by hand', 'isReady'] as $way) {
	$tried = $refused = 0;
	$calls = $client->iterateCalls(pageSize: 10);
	$read = [];
	if ($way === 'foreach') {
		foreach ($calls as $key => $call) {
			$read[$key] = $call->id;
			usleep(200); // so that transfers are moved on between rows
		}
	} else {
		for ($calls->rewind(); $calls->valid(); $calls->next()) {
			$read[$calls->key()] = $calls->current()->id;
			while ($way === 'isReady' && !$calls->isReady()) {
				usleep(200);
			}
		}
	}
	say($way, count($read), count(array_unique($read)), $tried === 180 ? 'tried for every page' : $tried, $refused === $tried ? 'always refused' : "$refused refused");
}
$calls = null;
?>
--EXPECT--
foreach 300 300 tried for every page always refused
by hand 300 300 tried for every page always refused
isReady 300 300 tried for every page always refused
