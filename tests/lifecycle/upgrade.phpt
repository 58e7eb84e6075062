--TEST--
An upgrade and a downgrade under php-fpm while eight clients ask without a pause: no request is lost, and each version has a shared file of its own
--EXTENSIONS--
skipcall
--SKIPIF--
<?php
require __DIR__ . '/../server/fpm.inc';
require __DIR__ . '/other_version.inc';
if (getenv('SKIPCALL_PRELOAD') !== false) {
	die('skip php-fpm starts itself anew without what is loaded before it');
}
if ((Fpm::missing() ?? other_version_missing()) !== null) {
	die('skip ' . (Fpm::missing() ?? other_version_missing()));
}
?>
--FILE--
<?php
require __DIR__ . '/life.inc';
require __DIR__ . '/other_version.inc';
require __DIR__ . '/../server/fpm.inc';
const CLIENTS = 8;
const PAGES = 20;
const ANSWERS = 350; // from one change to the next
$mock = Mock::start(['rows' => 3 * PAGES, 'log' => false, 'rate' => ['limit' => 1000000]]);
$ids = [];
for ($page = 1; $page <= PAGES; $page++) {
	$ids[$page] = client($mock->url)->listCalls($page, 3, sort: 'createdAt')->data[0]->id;
}
$folder = Service::folder();
$this_version = phpversion('skipcall');
copy(ini_get('extension_dir') . '/skipcall.so', "$folder/$this_version");
$other_version = other_version("$folder/$this_version", "$folder/other");
rename("$folder/other", "$folder/$other_version");

/** As packages do: the whole file under another name, then in the place of the one that is in use. */
function put_in_place(string $version): void
{
	global $folder;
	copy("$folder/$version", "$folder/new");
	rename("$folder/new", "$folder/skipcall.so");
}
put_in_place($other_version);
putenv("SKIPCALL_MODULE=$folder/skipcall.so");
$bucket = 'upgrade.phpt ' . bin2hex(random_bytes(8));
$fpm = Fpm::start('<?php
	try {
		$client = new Skipcall\Client("sk_test_ok", ["baseUrl" => ' . var_export($mock->url, true) . ', "maxRetries" => 0,
			"rateLimitBucket" => ' . var_export($bucket, true) . ']);
		$page = $client->listCalls((int) $_GET["page"], 3, sort: "createdAt");
		echo phpversion("skipcall"), " $page->page ", $page->data[0]->id;
	} catch (Throwable $e) {
		echo get_class($e), ": ", $e->getMessage();
	}
', ['skipcall.rate_limit_scope' => 'host'], ['pm.max_children' => 4]);

// Each asks until its standard input ends, and says how often each version answered and what was wrong.
$clients = [];
for ($i = 0; $i < CLIENTS; $i++) {
	$clients[] = new Child('
		[, $url, $ids, $page] = $argv;
		$ids = json_decode($ids, true);
		$versions = $wrong = [];
		stream_set_blocking(STDIN, false);
		for (; !feof(STDIN); fgets(STDIN), $page = $page % count($ids) + 1) {
			$answer = @file_get_contents("$url?page=$page", false, stream_context_create(["http" => ["ignore_errors" => true, "timeout" => 60]]));
			[$version, $rest] = explode(" ", (string) $answer, 2) + ["", ""];
			if ($rest === "$page $ids[$page]") {
				$versions[$version] = ($versions[$version] ?? 0) + 1;
			} else {
				$wrong[] = [$http_response_header[0] ?? "no answer", $answer];
			}
		}
		echo json_encode([$versions, $wrong]);
	', [$fpm->url(), json_encode($ids), (string) ($i + 1)], []);
}
$answers = fn (): int => $mock->stats()['byStatus'][200] ?? 0;
$changes = 0;
foreach ([$other_version, $this_version, $other_version, $this_version, $other_version, $this_version] as $i => $version) {
	if ($i > 0) {
		put_in_place($version);
		$fpm->signal(12); // SIGUSR2: reload
		$changes++;
	}
	until(fn () => str_starts_with($fpm->get('?page=1')[0], "$version "));
	$before = $answers();
	until(fn () => $answers() >= $before + ANSWERS, 60);
	if (!str_starts_with($fpm->get('?page=1')[0], "$version ")) {
		echo "not $version\n";
	}
}
$versions = [$this_version => 0, $other_version => 0];
foreach ($clients as $client) {
	ob_start();
	$client->end();
	$said = ob_get_clean();
	[$its, $wrong] = json_decode($said, true) ?? [[], [$said]];
	foreach ($its as $version => $count) {
		$versions[$version] = ($versions[$version] ?? 0) + $count;
	}
	foreach ($wrong as $what) {
		echo 'wrong: ', json_encode($what), "\n";
	}
}
$fpm->stop();
if (getenv('SKIPCALL_SHOW') === '1') {
	fprintf(STDERR, "%d answers: %s\n", array_sum($versions), json_encode($versions));
}
say(
	changes: $changes,
	answers: array_sum($versions) >= 6 * ANSWERS ? 'all that were asked for' : $versions,
	versions: count($versions),
	each_its_part: min($versions) >= 2 * ANSWERS,
	status: array_keys($mock->stats()['byStatus']),
);
$shared = (is_writable('/dev/shm') ? '/dev/shm' : sys_get_temp_dir()) . '/skipcall-';
$user = trim((string) shell_exec('id -u'));
preg_match('~/skipcall-(\w)-%ld\0~', file_get_contents("$folder/$this_version"), $layout);
say(file_of_this_version: is_file("$shared$layout[1]-$user"), of_the_other: is_file("{$shared}z-$user"));
unlink("{$shared}z-$user");
array_map(unlink(...), glob("$folder/*"));
rmdir($folder);
?>
--EXPECT--
changes: 5, answers: "all that were asked for", versions: 2, each its part: true, status: [200]
file of this version: true, of the other: true
