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
	say(
		$way,
		rows: count($read),
		different: count(array_unique($read)),
		tried: $tried === 180 ? 'tried for every page' : $tried,
		refused: $refused === $tried ? 'always refused' : "$refused refused",
	);
}
$calls = null;
?>
--EXPECT--
foreach; rows: 300, different: 300, tried: "tried for every page", refused: "always refused"
by hand; rows: 300, different: 300, tried: "tried for every page", refused: "always refused"
isReady; rows: 300, different: 300, tried: "tried for every page", refused: "always refused"
