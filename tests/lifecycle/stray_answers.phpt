--TEST--
Whatever a server writes on kept connections, and whenever: no key is given another key's answer
--EXTENSIONS--
skipcall
--SKIPIF--
<?php
if (!extension_loaded('pcntl') || !extension_loaded('openssl')) {
	die('skip needs pcntl and openssl');
}
?>
--FILE--
<?php
require __DIR__ . '/life.inc';
require __DIR__ . '/../server/raw.inc';
const REQUESTS = 400;
const KEYS = 12;
// What was not asked for is marked with the key whose connection it is, so that the mark tells whose answer it would be.
$code = <<<'PHP'
	$stray = fn () => $peer->page([], "$peer->key/stray");
	$late = "HTTP/1.1 408 Request Time-out\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
	while ($peer->request() !== null) {
		$own = $peer->page();
		$peer->pause(0.002); // the way there and back
		switch (mt_rand(0, 13)) {
			case 0: $peer->say($own . $late); break;
			case 1: $peer->say($own . $stray()); break;
			case 2: $peer->say($own); $peer->pause(mt_rand(0, 5) / 1000); $peer->say($stray()); break;
			case 3: $peer->say($own); $peer->pause(mt_rand(0, 5) / 1000); $peer->say($late); return;
			case 4: $peer->say("$own\r\n\r\n"); break;
			case 5: $peer->say($own . substr($stray(), 0, 60)); break;
			case 6: $peer->say($stray()); $peer->pause(0.001); $peer->say($own); break;
			case 7: $peer->say($own); return;
			case 8: $peer->say($own); $peer->reset(); return;
			case 9: $peer->say($late); return;
			default: $peer->say($own);
		}
	}
PHP;
mt_srand(11);
foreach (['plain' => null, 'TLS' => 'http/1.1'] as $what => $tls) {
	$server = Raw::start($code, $tls);
	$clients = [];
	for ($i = 0; $i < KEYS; $i++) {
		$clients[] = new Skipcall\Client("sk_test_key$i", ['baseUrl' => $server->url, 'sortStyle' => 'form', 'maxRetries' => 1,
			'sleep' => fn () => null] + ($tls === null ? [] : ['caFile' => $server->caFile]));
	}
	$counts = ['right' => 0, 'own key, stray' => 0, 'another key' => 0, 'failed' => 0];
	$waiting = [];
	for ($i = 0; $i < REQUESTS || $waiting !== []; $i++) {
		if ($i < REQUESTS) {
			$key = mt_rand(0, 4) > 0 ? mt_rand(0, 5) : mt_rand(0, KEYS - 1); // some keys keep their connections
			$page = mt_rand(1, 10000);
			$waiting[] = [$clients[$key]->listCallsAsync($page), "sk_test_key$key", $page];
		}
		while (count($waiting) > ($i < REQUESTS ? 5 : 0)) {
			[$pending, $key, $page] = array_shift($waiting);
			try {
				$id = $pending->wait()->data[0]->id;
				$counts[$id === "$key/$page" ? 'right' : (str_starts_with($id, "$key/") ? 'own key, stray' : 'another key')]++;
			} catch (Skipcall\Exception\SkipcallException) {
				$counts['failed']++;
			}
		}
	}
	say($what, 'another key:', $counts['another key'], 'right:', $counts['right'] > REQUESTS / 2 ? 'many' : $counts['right'],
		'all:', array_sum($counts) === REQUESTS);
	$stats = Skipcall\Client::getPoolStats();
	say($what, 'idle connections at most max_idle:', $stats['idleConnections'] <= 8);
	if (getenv('FIGURES')) {
		fwrite(STDERR, json_encode([$counts, $server->connections(), $stats]) . "\n");
	}
	Skipcall\Client::closeIdleConnections();
}
?>
--EXPECT--
plain another key: 0 right: many all: true
plain idle connections at most max_idle: true
TLS another key: 0 right: many all: true
TLS idle connections at most max_idle: true
