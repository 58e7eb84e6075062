--TEST--
php-fpm workers and processes of the command line share one rate limit: used up, and never exceeded
--EXTENSIONS--
skipcall
--SKIPIF--
<?php
require_once __DIR__ . '/../server/fpm.inc';
if (Fpm::missing() !== null) {
	die('skip ' . Fpm::missing());
}
?>
--FILE--
<?php
require_once __DIR__ . '/readers.inc';
require_once __DIR__ . '/../server/fpm.inc';
const WINDOW = 4;
$term = new Term(microtime(true) + 13 * WINDOW);
$reference = new Reference(['limit' => 100, 'window' => WINDOW], $term->until);
$all = [];
foreach (['aligned', 'first'] as $count) {
	$mock = Mock::start(['rows' => 1, 'rate' => ['limit' => 100, 'window' => WINDOW, 'count' => $count]]);
	$file = new SharedFile();
	$fpm = Fpm::start('<?php
		$client = new Skipcall\Client("sk_test_ok", ["baseUrl" => ' . var_export($mock->url, true) . ', "rateLimitMaxWait" => 30, "maxDuration" => 60]);
		for ($read = 0; microtime(true) < (float) $_GET["until"]; $read++) {
			$client->listCalls(limit: 1);
		}
		echo $read;
	', ['skipcall.rate_limit_scope' => 'host', 'skipcall.shared_file' => $file->path], ['pm.max_children' => 4, 'request_terminate_timeout' => 0]);
	$all[$count] = [$mock, $file, $fpm, (new Readers($mock->url, $file, $term))->add(4)];
}
// Pages that are asked for again and again, each by four visitors at once.
$pages = ['aligned' => [], 'first' => []];
while (microtime(true) < $term->until - 3) {
	foreach ($all as $count => [, , $fpm]) {
		// Two fpm of four workers each: one after the other, both always at work.
		$pages[$count][] = $fpm->begin(array_fill(0, 4, sprintf('?until=%.3f', microtime(true) + 3)));
	}
	foreach ($all as $count => [, , $fpm]) {
		$pages[$count][] = $fpm->end(array_pop($pages[$count]));
	}
}
say('pages', 'asked for');
$term->endAfter(10, WINDOW, array_column($all, 0));
$possible = $reference->share();
foreach ($all as $count => [$mock, $file, $fpm, $readers]) {
	$read = $readers->read();
	$web = array_map(intval(...), array_merge(...$pages[$count]));
	$used = new Used($mock, $count, 100, WINDOW);
	say($count, 'windows', $used->windows() >= 10 ? 'enough' : $used->windows(), 'refused', $used->refused(),
		'used', $used->share() >= 0.97 * $possible ? '97 % of what is possible, or more' : $used->share(),
		'pages read', array_sum($web) >= 40 ? 'their part' : $web);
	show("$count, pages " . array_sum($web), $used, $read);
}
?>
--EXPECT--
pages asked for
aligned windows enough refused 0 used 97 % of what is possible, or more pages read their part
first windows enough refused 0 used 97 % of what is possible, or more pages read their part
