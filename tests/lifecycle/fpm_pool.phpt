--TEST--
A thousand web requests of php-fpm make as many TLS handshakes as there are workers; reloads and kills cost no request
--EXTENSIONS--
skipcall
--SKIPIF--
<?php
require __DIR__ . '/../server/fpm.inc';
require __DIR__ . '/../server/nginx.inc';
if ((Fpm::missing() ?? Nginx::missing()) !== null) {
	die('skip ' . (Fpm::missing() ?? Nginx::missing()));
}
?>
--FILE--
<?php
require __DIR__ . '/life.inc';
require __DIR__ . '/../server/fpm.inc';
const WORKERS = 4;
$mock = Mock::start(['rows' => 300, 'log' => false, 'rate' => ['enforce' => false]]);
/** Each view asks for a page of its own and says what it got: nobody may get another's. */
function page(string $url, string $caFile): string
{
	return '<?php
		$client = new Skipcall\Client("sk_test_ok", ["baseUrl" => ' . var_export($url, true)
		. ', "maxRetries" => 0, "rateLimitMode" => "reactive"] + (' . var_export($caFile, true) . ' === "" ? [] : ["caFile" => ' . var_export($caFile, true) . ']));
		try {
			$page = $client->listCalls((int) $_GET["page"], 3, sort: "createdAt");
			echo $page->page, " ", $page->data[0]->id, " ", getmypid();
		} catch (Throwable $e) {
			echo $e->getMessage();
		}
	';
}
/** @return array<int, string> ids of the first rows, by page */
function expected(string $url): array
{
	$ids = [];
	$client = client($url, ['rateLimitMode' => 'reactive']);
	for ($page = 1; $page <= 100; $page++) {
		$ids[$page] = $client->listCalls($page, 3, sort: 'createdAt')->data[0]->id;
	}
	return $ids;
}
$ids = expected($mock->url);
/** Views, some at once; returns how many were wrong, and the workers that were seen. */
function views(Fpm $fpm, int $count, ?callable $meanwhile = null): array
{
	global $ids;
	$wrong = 0;
	$workers = [];
	$asked = 0;
	while ($asked < $count) {
		$pages = [];
		for ($i = 0; $i < WORKERS && $asked < $count; $i++, $asked++) {
			$pages[] = $asked % 100 + 1;
		}
		$meanwhile !== null && $meanwhile($asked);
		foreach ($fpm->getAll(array_map(fn ($page) => "?page=$page", $pages)) as $i => $answer) {
			$parts = explode(' ', $answer);
			$page = $pages[$i];
			if ($answer === '' && $meanwhile !== null) {
				continue; // its worker was killed under it
			}
			if (count($parts) !== 3 || (int) $parts[0] !== $page || $parts[1] !== $ids[$page]) {
				$wrong++;
				echo "page $page: $answer\n";
			} else {
				$workers[$parts[2]] = true;
			}
		}
	}
	return [$wrong, count($workers)];
}
foreach (['HTTP/2' => true, 'HTTP/1.1' => false] as $what => $http2) {
	$nginx = Nginx::start($mock->url, ['http2' => $http2, 'keepaliveRequests' => 1000000]);
	$fpm = Fpm::start(page($nginx->url, $nginx->caFile), [], ['pm.max_children' => WORKERS]);
	[$wrong, $workers] = views($fpm, 1000);
	$log = $nginx->log();
	$connections = count(array_unique(array_column($log, 'connection')));
	say(
		$what,
		requests: count($log),
		wrong: $wrong,
		no_more_connections_than_workers: $connections <= WORKERS && $workers <= WORKERS,
	);

	// Workers that are killed, replaced after so many requests, reloaded.
	$killed = 0;
	[$wrong] = views($fpm, 200, function (int $asked) use ($fpm, &$killed): void {
		if ($asked % 40 === 0) {
			$workers = $fpm->workers();
			exec('kill -9 ' . $workers[array_rand($workers)] . ' 2>&1');
			$killed++;
		}
	});
	say('killed', workers: $killed, wrong: $wrong);
	[$wrong] = views($fpm, 200, function (int $asked) use ($fpm): void {
		if ($asked % 100 === 0) {
			$fpm->signal(12); // SIGUSR2
		}
	});
	say('reloaded', wrong: $wrong);
	$fpm->stop();
	$fpm = Fpm::start(page($nginx->url, $nginx->caFile), [], ['pm.max_children' => WORKERS, 'pm.max_requests' => 10]);
	[$wrong, $workers] = views($fpm, 200);
	say('replaced after 10 requests', new_workers: $workers > WORKERS, wrong: $wrong);
	$fpm->stop();
}

// An upstream that closes connections.
foreach ([
	'after every answer' => ['closeAfter' => true, 'times' => -1],
	'the first ones' => ['closeAfter' => true, 'times' => 50],
] as $what => $fault) {
	$mock->faults([$fault]);
	$fpm = Fpm::start(page($mock->url, ''), [], ['pm.max_children' => WORKERS]);
	[$wrong] = views($fpm, 100);
	$before = sockets($fpm);
	[$more] = views($fpm, 300);
	say("closes $what", wrong: $wrong + $more, no_sockets_piled_up: sockets($fpm) <= $before + WORKERS);
	$fpm->stop();
}
/** Connections to this port that stand. */
function established(int $port): int
{
	return preg_match_all(sprintf('/^ *\d+: \S+ 0100007F:%04X 01 /m', $port), file_get_contents('/proc/net/tcp'));
}
/** Of all workers together. */
function sockets(Fpm $fpm): int
{
	$count = 0;
	foreach ($fpm->workers() as $worker) {
		$links = array_map(fn ($file) => (string) @readlink($file), glob("/proc/$worker/fd/*"));
		$count += count(array_filter($links, fn ($link) => str_starts_with($link, 'socket:')));
	}
	return $count;
}
// An nginx that closes idle connections itself, and one whose connections are dropped under requests.
$nginx = Nginx::start($mock->url, ['http' => 'keepalive_timeout 1;']);
$fpm = Fpm::start(page($nginx->url, $nginx->caFile), [], ['pm.max_children' => WORKERS]);
[$wrong] = views($fpm, 40);
until(fn () => established($nginx->port) === 0);
$left = established($nginx->port);
[$more] = views($fpm, 40);
say('idle for too long', connections_left: $left, wrong: $wrong + $more);
$fpm->stop();
require __DIR__ . '/../server/relay.inc';
$relay = Relay::dropping("127.0.0.1:$nginx->port");
$fpm = Fpm::start(page("https://127.0.0.1:$relay->port", $nginx->caFile), [], ['pm.max_children' => WORKERS]);
[$wrong] = views($fpm, 200, function (int $asked) use ($relay): void {
	$asked % 8 === 0 && $relay->drop();
});
say('dropped under', requests: $relay->drop() > 10 ? 'many' : 'few', wrong: $wrong);
$fpm->stop();
?>
--EXPECT--
HTTP/2; requests: 1000, wrong: 0, no more connections than workers: true
killed; workers: 5, wrong: 0
reloaded; wrong: 0
replaced after 10 requests; new workers: true, wrong: 0
HTTP/1.1; requests: 1000, wrong: 0, no more connections than workers: true
killed; workers: 5, wrong: 0
reloaded; wrong: 0
replaced after 10 requests; new workers: true, wrong: 0
closes after every answer; wrong: 0, no sockets piled up: true
closes the first ones; wrong: 0, no sockets piled up: true
idle for too long; connections left: 0, wrong: 0
dropped under; requests: "many", wrong: 0
