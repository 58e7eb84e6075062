--TEST--
php-fpm without a file to share says so once, and its workers share their rate limits all the same
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
require __DIR__ . '/sharer.inc';
require_once __DIR__ . '/../server/fpm.inc';
$mock = Mock::start(['rows' => 3, 'rate' => ['limit' => 10, 'window' => 3600]]);
// A request that lasts, so that all workers are at work.
$mock->faults([['delay' => 0.2, 'times' => -1]]);
$folder = Service::folder();
chmod($folder, 0777);
touch("$folder/log");
chmod("$folder/log", 0666);
symlink("$folder/elsewhere", "$folder/shared");
$start = fn () => Fpm::start('<?php
	try {
		$rows = count((new Skipcall\Client("sk_test_ok", ["baseUrl" => ' . var_export($mock->url, true) . ']))->listCalls());
		echo getmypid(), " $rows rows";
	} catch (Skipcall\Exception\RateLimitException $e) {
		echo getmypid(), $e->isLocal() ? " refused here" : " refused";
	}
', [
	'skipcall.rate_limit_scope' => 'host', 'error_log' => "$folder/log", 'log_errors' => 1,
], ['pm.max_children' => 4, 'php_admin_value[skipcall.shared_file]' => "$folder/shared"]);
$fpm = $start();
$answers = [];
for ($i = 0; $i < 4; $i++) {
	array_push($answers, ...$fpm->getAll(array_fill(0, 4, '')));
}
$what = array_map(fn ($answer) => substr((string) strstr($answer, ' '), 1), $answers);
say(
	workers: count(array_unique(array_map(intval(...), $answers))) >= 3 ? 'several' : $answers,
	answers: array_count_values($what),
	byStatus: $mock->stats()['byStatus'],
);
say(warnings: str_replace($folder, '…', logged("$folder/log")));
$fpm->stop();
// Another master.
$fpm = $start();
say('another master', substr((string) strstr($fpm->get()[0], ' '), 1));
say(lines: count(logged("$folder/log")));
$fpm->stop();
array_map(unlink(...), glob("$folder/*"));
@unlink("$folder/shared");
rmdir($folder);
?>
--EXPECT--
workers: "several", answers: {"3 rows":10,"refused here":6}, byStatus: {"200":10}
warnings: ["Skipcall: rate limits are shared only by processes of one parent: \"…/shared\" is a symbolic link"]
another master refused
lines: 2
