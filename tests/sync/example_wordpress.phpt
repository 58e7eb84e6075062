--TEST--
examples/wordpress-cron.php copies all calls over several cron runs, and its page asks the API for nothing
--EXTENSIONS--
skipcall
--FILE--
<?php
require __DIR__ . '/../lifecycle/life.inc';
require __DIR__ . '/wordpress.inc';
$root = sys_get_temp_dir() . '/skipcall-' . bin2hex(random_bytes(8));
mkdir("$root/wp-admin/includes", 0700, true);
touch("$root/wp-admin/includes/upgrade.php");
define('ABSPATH', "$root/");
define('SKIPCALL_API_KEY', 'sk_test_ok');
const WINDOW = 3;
$wpdb = new Wpdb();
require dirname(__DIR__, 2) . '/examples/wordpress-cron.php';
function stored(Mock $mock): string
{
	$ids = array_column($mock->rows(), 'id');
	$rows = $GLOBALS['wpdb']->rows;
	return array_diff($ids, array_keys($rows)) === [] && count($rows) === count($ids) ? 'all' : count($rows) . ' of ' . count($ids);
}

(Site::$activation)();
say('activated', Site::$recurring['skipcall_sync'][1], isset((Site::$filters['cron_schedules'])([])['skipcall']), str_contains(Site::$schema, 'wp_skipcall_calls'));

// As WP-Cron does: what is scheduled once runs when it is due.
$mock = Mock::start(['rows' => 1800, 'rate' => ['limit' => 5, 'window' => WINDOW]]);
putenv("SKIPCALL_BASE_URL=$mock->url");
$wrong = [];
$idle = 0;
for ($runs = 1; $runs < 20; $runs++) {
	Site::$single = [];
	$before = $mock->stats()['requests'];
	(Site::$actions['skipcall_sync'])();
	$idle += $mock->stats()['requests'] === $before ? 1 : 0;
	if (Site::$single === []) {
		break;
	}
	$due = Site::$single['skipcall_sync'];
	// When the window is over in which the last request was served. A second more, since Date has whole seconds; another one,
	// since Reset in whole seconds may be rounded down; and the time of an event is in whole seconds.
	$log = $mock->log();
	['time' => $served, 'window' => $window] = end($log);
	if ($due <= $served || $due > $window + WINDOW + 3) {
		$wrong[] = $due - $window;
	}
	until(fn () => microtime(true) >= $due);
}
$requests = count($mock->log());
$windows = count(array_unique(array_column($mock->log(), 'window')));
say('requests', $requests <= 1.25 * 18 + 2 * $runs ? 'few' : $requests, 'runs', $runs >= 3 && $runs <= $windows ? 'one per window at most' : $runs,
	'wrong delays', $wrong, 'for nothing', $idle, 'refused', $mock->stats()['byStatus']['429'] ?? 0);
say('stored', stored($mock), get_option('skipcall_state')['state'], 'autoloaded', Site::$autoloaded, 'lock', get_option('skipcall_lock'));

// The page is made of the table once.
$before = $mock->stats()['requests'];
ob_start();
skipcall_page();
skipcall_page();
say('rows of two visits', substr_count(ob_get_clean(), '<tr>'), 'queries', $wpdb->queries, 'requests', $mock->stats()['requests'] - $before);

// Another run has the lock; one that died had it.
$mock = Mock::start(['rows' => 2000, 'rate' => ['enforce' => false]]);
putenv("SKIPCALL_BASE_URL=$mock->url");
Site::$options = ['skipcall_lock' => (string) time()];
$wpdb->rows = [];
skipcall_sync();
say('locked: requests', $mock->stats()['requests'], 'still locked', get_option('skipcall_lock') !== false);
Site::$options = ['skipcall_lock' => (string) (time() - 301)];

// Failures keep the checkpoint of what was stored, and give back the lock.
$mock->faults([['after' => 3, 'status' => 401, 'times' => -1]]);
skipcall_sync();
$kept = get_option('skipcall_checkpoint');
say('refused', str_contains(get_option('skipcall_state')['state'], '401'), 'stored', count($wpdb->rows) >= 100 ? 'a part' : count($wpdb->rows), 'lock', get_option('skipcall_lock'));
$mock->faults([]);
$wpdb->isBroken = true;
skipcall_sync();
say('database', get_option('skipcall_state')['state'], 'checkpoint kept', get_option('skipcall_checkpoint') === $kept, 'lock', get_option('skipcall_lock'));
$wpdb->isBroken = false;
skipcall_sync();
say('last run', get_option('skipcall_state')['state'], stored($mock));
unlink("$root/wp-admin/includes/upgrade.php");
array_map(rmdir(...), ["$root/wp-admin/includes", "$root/wp-admin", $root]);
?>
--EXPECT--
activated skipcall true true
requests few runs one per window at most wrong delays [] for nothing 0 refused 0
stored all complete autoloaded [] lock false
rows of two visits 100 queries 1 requests 0
locked: requests 0 still locked true
refused true stored a part lock false
database storing a call failed: disk full checkpoint kept true lock false
last run complete all
