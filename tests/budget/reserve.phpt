--TEST--
rateLimitReserve: page views of another user of the same group never wait while a reader takes all it may
--EXTENSIONS--
skipcall
--SKIPIF--
<?php
require_once __DIR__ . '/../server/fpm.inc';
if (Fpm::missing() !== null) {
	die('skip ' . Fpm::missing());
}
if (trim((string) shell_exec('id -u')) !== '0' || trim((string) shell_exec('getent group www-data')) === '') {
	die('skip only root can run php-fpm as another user');
}
?>
--FILE--
<?php
require_once __DIR__ . '/readers.inc';
require_once __DIR__ . '/../server/fpm.inc';
const WINDOW = 4;
$mock = Mock::start(['rows' => 1, 'rate' => ['limit' => 100, 'window' => WINDOW, 'count' => 'aligned']]);
$file = new SharedFile();
$settings = ['skipcall.rate_limit_scope' => 'host', 'skipcall.shared_file' => $file->path, 'skipcall.shared_group' => 'www-data'];
// Whoever comes first makes the file: once the one, once the other.
$fpm = Fpm::start('<?php
	$waits = [];
	$client = new Skipcall\Client("sk_test_ok", ["baseUrl" => ' . var_export($mock->url, true) . ', "rateLimitMode" => "wait",
		"onWait" => function (float $seconds, string $reason) use (&$waits) { $waits[] = $reason; }]);
	$page = $client->listCalls(limit: 1);
	echo trim(shell_exec("id -un")), " ", count($waits), " ", $page->stats->waited > 0 ? "waited {$page->stats->waited}" : "at once";
', $settings, ['user' => 'www-data', 'group' => 'www-data', 'pm.max_children' => 2]);
$term = new Term(microtime(true) + 6.5 * WINDOW);
$readers = (new Readers($mock->url, $file, $term, ['rateLimitReserve' => 20], settings: ['skipcall.shared_group=www-data']))->add(1);
$views = [];
while (microtime(true) < $term->until || count($views) < 40) {
	$views[] = $fpm->get()[0];
	usleep(350000);
}
$term->endAfter(7, WINDOW, [$mock]);
[$read] = $readers->read();
say($read >= 5 * 78 ? 'all it may' : $read);
say(array_count_values($views) === ['www-data 0 at once' => count($views)] ? 'no view waited' : array_count_values($views), count($views) >= 40 ? 'many' : count($views));
$used = new Used($mock, 'aligned', 100, WINDOW);
say('refused', $used->refused());
clearstatcache();
say(sprintf('%o', fileperms($file->path) & 07777), trim((string) shell_exec('stat -c %G ' . $file->path)));
show('reserve', $used, []);
?>
--EXPECT--
all it may
no view waited many
refused 0
660 www-data
