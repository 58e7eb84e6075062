--TEST--
Thousands of requests that are cancelled, forgotten, time out or fail in any order: no answer reaches another's page
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
require __DIR__ . '/life.inc';
const REQUESTS = 2500;
mt_srand(7);
$servers = [];
$timeout = 0.25;
foreach ([11, 22] as $seed) {
	$mock = Mock::start(['rows' => 500, 'seed' => $seed, 'log' => false, 'rate' => ['enforce' => false]]);
	$plain = client($mock->url);
	$ids = [];
	// Time enough on this machine for an answer, thirteen of them at once.
	$timeout = ampleTimeout(fn () => $plain->listCalls(), $timeout);
	for ($page = 1; $page <= 50; $page++) {
		$ids[$page] = $plain->listCalls($page, sort: 'createdAt')->data[0]->id;
	}
	// What goes wrong, again and again, whatever is asked for.
	$faults = [];
	foreach ([['delay' => 0.03], ['cut' => 200], ['reset' => true], ['status' => 500], ['closeAfter' => true], ['close' => true],
		['delay' => 8 * $timeout, 'times' => 20], ['drip' => ['bytes' => 300, 'every' => 0.002]], ['body' => 'no JSON'], ['interim' => true]] as $i => $fault) {
		$faults[] = $fault + ['times' => 100, 'after' => 3 + $i];
	}
	$nginx = Nginx::start($mock->url);
	$servers[] = [$mock, $ids, [
		[$mock->url, []],
		[$nginx->url, ['caFile' => $nginx->caFile]],
	], $faults, $nginx];
}
foreach ($servers as [$mock, , , $faults]) {
	shuffle($faults);
	$mock->faults($faults);
}
$clients = [];
foreach ($servers as $number => [, , $urls]) {
	foreach ($urls as [$url, $options]) {
		foreach (['sk_test_ok1', 'sk_test_ok2'] as $key) {
			$clients[] = [$number, new Skipcall\Client($key, ['baseUrl' => $url, 'timeout' => $timeout, 'maxRetries' => mt_rand(0, 1), 'sleep' => fn () => null,
				'persistent' => mt_rand(0, 3) > 0] + $options)];
		}
	}
}
$counts = ['right' => 0, 'wrong' => 0, 'failed' => 0, 'gone' => 0];
$waiting = [];
for ($i = 0; $i < REQUESTS || $waiting !== []; $i++) {
	if ($i < REQUESTS) {
		[$number, $client] = $clients[array_rand($clients)];
		$page = mt_rand(1, 50);
		$waiting[] = [$client->listCallsAsync($page, sort: 'createdAt'), $number, $page];
	}
	while (count($waiting) > ($i < REQUESTS ? 12 : 0)) {
		$key = array_rand($waiting);
		[$pending, $number, $page] = $waiting[$key];
		unset($waiting[$key]);
		switch (mt_rand(0, 9)) {
			case 0:
				$pending->cancel();
				$counts['gone']++;
				continue 2;
			case 1:
				unset($pending); // forgotten
				$counts['gone']++;
				continue 2;
			case 2:
				mt_rand(0, 50) === 0 && Skipcall\Client::closeIdleConnections();
				$pending->isReady();
		}
		try {
			$got = $pending->wait();
			$counts[$got->page === $page && $got->data[0]->id === $servers[$number][1][$page] ? 'right' : 'wrong']++;
		} catch (Skipcall\Exception\SkipcallException) {
			$counts['failed']++;
		}
	}
}
say(
	wrong: $counts['wrong'],
	right: $counts['right'] > REQUESTS / 3 ? 'many' : $counts['right'],
	failed: $counts['failed'] > 50 ? 'many' : $counts['failed'],
	gone: $counts['gone'] > 300 ? 'many' : $counts['gone'],
	all_counted: array_sum($counts) === REQUESTS,
);
say(transfers: Skipcall\Client::getPoolStats()['transfers']);
// And all is well afterwards.
foreach ($servers as $number => [$mock, $ids, $urls]) {
	$mock->faults([]);
	foreach ($urls as [$url, $options]) {
		say(right_afterwards: client($url, $options)->listCalls(9, sort: 'createdAt')->data[0]->id === $ids[9]);
	}
}
Skipcall\Client::closeIdleConnections();
say(openConnections: Skipcall\Client::getPoolStats()['openConnections']);
?>
--EXPECT--
wrong: 0, right: "many", failed: "many", gone: "many", all counted: true
transfers: 0
right afterwards: true
right afterwards: true
right afterwards: true
right afterwards: true
openConnections: 0
