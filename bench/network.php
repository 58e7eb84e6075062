<?php
/**
 * Reading pages over the network: this extension against ext-curl, Guzzle, Symfony HttpClient and file_get_contents, from the
 * same nginx in one run, each measurement in a process of its own, the ways taking turns. Prints ratios beside what they should
 * be, and everything as JSON with --json=FILE. With --before=COMMIT also against the extension as it was then, built in the same
 * run. Run: tools/bench network [--check] [--json=FILE] [--runs=N] [--pages=N] [--only=abc] [--before=COMMIT]
 */
declare(strict_types=1);

require __DIR__ . '/../tests/server/nginx.inc';
require __DIR__ . '/../tests/server/fpm.inc';
require __DIR__ . '/network/views.inc';

$options = getopt('', ['check', 'json:', 'runs:', 'pages:', 'only:', 'before:']);
$runs = (int) ($options['runs'] ?? 5);
$pages = (int) ($options['pages'] ?? 1000);
$only = $options['only'] ?? 'abc';
$extension = getenv('SKIPCALL_MODULE');
$missed = 0;
$all = [];

/** Pages as files, so that nginx does nothing but send. */
function make_pages(string $folder, int $pages): void
{
	mkdir("$folder/pages");
	$body = file_get_contents(__DIR__ . '/corpus/page-100.json');
	for ($page = 1; $page <= $pages; $page++) {
		file_put_contents("$folder/pages/$page.json", preg_replace('/"page":\s*1\b/', "\"page\":$page", $body, 1));
	}
}

/** @return array<string, float|int|null> */
function measured(array $command): array
{
	// Its standard error is ours: the stream STDERR would move the place at which a file is written.
	$process = proc_open($command, [['file', '/dev/null', 'r'], ['pipe', 'w']], $pipes);
	$said = json_decode((string) stream_get_contents($pipes[1]), true);
	proc_close($process);
	if (!is_array($said)) {
		throw new RuntimeException('no figures of ' . implode(' ', $command));
	}
	return $said;
}

/** @return list<string> */
function command(string $way, string $url, string $caFile, int $pages, int $inFlight): array
{
	global $extension;
	if ($way === 'floor') {
		return [__DIR__ . '/../build/bench/floor', $url, $caFile, (string) $pages, (string) $inFlight];
	}
	$own = in_array($way, ['skipcall', 'before', 'decode'], true);
	$load = $own ? ['-d', 'extension=' . ($way === 'before' ? getenv('SKIPCALL_BEFORE') : $extension)] : ['-d', 'extension=curl', '-d', 'extension=ctype'];
	return [PHP_BINARY, '-n', '-d', 'memory_limit=-1', ...$load,
		__DIR__ . '/network/client.php', $way, $url, $caFile, (string) $pages, (string) $inFlight];
}

/**
 * Best and median of each figure of each way.
 *
 * @param list<string> $ways
 * @return array<string, array<string, array{best: float, median: float}>>
 */
function compared(array $ways, string $url, string $caFile, int $pages, int $inFlight): array
{
	global $runs;
	$figures = [];
	for ($run = 0; $run < $runs; $run++) {
		foreach ($ways as $way) {
			$one = measured(command($way, $url, $caFile, $pages, $inFlight));
			if ($one['rows'] !== $pages * 100) {
				throw new RuntimeException("$way read $one[rows] rows");
			}
			foreach (array_filter($one, fn ($value) => $value !== null) as $name => $value) {
				$figures[$way][$name][] = $value;
			}
		}
	}
	foreach ($figures as $way => $names) {
		foreach ($names as $name => $values) {
			sort($values);
			$figures[$way][$name] = ['best' => $values[0], 'median' => $values[intdiv(count($values), 2)]];
		}
	}
	return $figures;
}

/** One ratio beside its target. */
function target(string $what, float $ratio, float $most): void
{
	global $missed;
	$met = $ratio <= $most;
	$missed += $met ? 0 : 1;
	printf("  %-58s %6.3f  (<= %.3f) %s\n", $what, $ratio, $most, $met ? '' : 'MISSED');
}

function table(array $figures, array $columns): void
{
	printf("  %-20s", '');
	foreach ($columns as [$title]) {
		printf('%22s', $title);
	}
	echo "\n";
	foreach ($figures as $way => $names) {
		printf('  %-20s', $way);
		foreach ($columns as [, $name, $scale, $format]) {
			isset($names[$name])
				? printf('%11s %10s', sprintf($format, $names[$name]['best'] * $scale), sprintf($format, $names[$name]['median'] * $scale))
				: printf('%22s', '-');
		}
		echo "\n";
	}
}

$folder = Service::folder();
make_pages($folder, max($pages, 320));
$serve = "location = /v1/calls { access_log off; default_type application/json; root $folder; rewrite ^ /pages/\$arg_page.json break; }";
$fast = Nginx::start('http://127.0.0.1:1', ['server' => $serve, 'keepaliveRequests' => 1000000]);
$standard = Nginx::start('http://127.0.0.1:1', ['server' => $serve]);
$times = [['best / median CPU ms', 'cpu', 1000, '%.1f'], ['wall ms', 'seconds', 1000, '%.1f'], ['heap MiB', 'heap', 1 / 1048576, '%.1f'], ['resident MiB', 'rss', 1 / 1048576, '%.1f']];
$ratio = fn (array $figures, string $way, string $other, string $name = 'cpu') => $figures[$way][$name]['best'] / $figures[$other][$name]['best'];
printf("PHP %s, %d runs each, best and median.\n", PHP_VERSION, $runs);

if (str_contains($only, 'a')) {
	foreach (['plain' => [$fast->plainUrl, ''], 'TLS, HTTP/2' => [$fast->url, $fast->caFile]] as $what => [$url, $caFile]) {
		echo "\n(a) One warm page of 100 calls after another, $what: 300 of them\n";
		$figures = $all['a'][$what] = compared(['skipcall', 'ext-curl', 'Guzzle', 'Symfony', 'file_get_contents'], $url, $caFile, 300, 0);
		table($figures, [...$times, ['latency us', 'latency', 1e6, '%.0f']]);
		target('CPU, of ext-curl', $ratio($figures, 'skipcall', 'ext-curl'), $what === 'plain' ? 1 / 3 : 1 / 2.7);
	}
}
if (str_contains($only, 'b')) {
	foreach ([
		'plain' => [$fast->plainUrl, '', 8], 'TLS, HTTP/2' => [$fast->url, $fast->caFile, 8],
		'plain, one at a time' => [$fast->plainUrl, '', 1], 'TLS, HTTP/2, one at a time' => [$fast->url, $fast->caFile, 1],
		'TLS, HTTP/2, 1,000 requests a connection (nginx\'s default)' => [$standard->url, $standard->caFile, 8],
		'plain, 1,000 requests a connection' => [$standard->plainUrl, '', 8],
	] as $what => [$url, $caFile, $inFlight]) {
		printf("\n(b) %s calls as objects, %s%s\n", number_format($pages * 100), $what, $inFlight > 1 ? ", $inFlight in flight" : '');
		$main = str_contains($what, '1,000') ? ['skipcall', 'ext-curl'] : ['skipcall', 'ext-curl', 'Guzzle', 'Symfony', 'floor', 'decode'];
		if (isset($options['before'])) {
			$main[] = 'before';
		}
		$figures = $all['b'][$what] = compared($main, $url, $caFile, $pages, $inFlight);
		table($figures, $times);
		$tls = $caFile !== '';
		if (isset($options['before'])) {
			target("CPU, of $options[before]", $ratio($figures, 'skipcall', 'before'), $tls ? 0.94 : 0.9);
		}
		target('CPU, of ext-curl', $ratio($figures, 'skipcall', 'ext-curl'), $tls ? 1 / 3 : 1 / 3.6);
		target('peak heap, of ext-curl', $ratio($figures, 'skipcall', 'ext-curl', 'heap'), 1);
		if (isset($figures['floor'])) {
			target('CPU, of Guzzle', $ratio($figures, 'skipcall', 'Guzzle'), 1 / 4.3);
			target('CPU, of the floor and bare decoding',
				$figures['skipcall']['cpu']['best'] / ($figures['floor']['cpu']['best'] + $figures['decode']['cpu']['best']), $tls ? 1.3 : 1.45);
			target('resident, of ext-curl', $ratio($figures, 'skipcall', 'ext-curl', 'rss'), 1);
		}
	}
}
if (str_contains($only, 'c')) {
	echo "\n(c) Page views behind php-fpm, 20 ms away from the API over TLS: one page of 10 calls each\n";
	$figures = $all['c'] = views($fast, $runs);
	table($figures, [['best / median ms', 'latency', 1000, '%.1f']]);
	foreach (array_keys($figures) as $way) {
		if ($way !== 'skipcall') {
			target("median latency, of $way", $figures['skipcall']['latency']['median'] / $figures[$way]['latency']['median'], 0.45);
		}
	}
}
echo $missed === 0 ? "\nEvery target is met.\n" : "\n$missed targets are missed.\n";
if (isset($options['json'])) {
	file_put_contents($options['json'], json_encode(['php' => PHP_VERSION, 'runs' => $runs, 'pages' => $pages, 'figures' => $all], JSON_PRETTY_PRINT) . "\n");
}
array_map(unlink(...), glob("$folder/pages/*"));
rmdir("$folder/pages");
rmdir($folder);
exit($missed > 0 && isset($options['check']) ? 1 : 0);
