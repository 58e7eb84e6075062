--TEST--
examples/sync-to-database.php copies every call to SQLite once, also when it is killed again and again
--EXTENSIONS--
skipcall
--SKIPIF--
<?php
require_once __DIR__ . '/database.inc';
if (Drivers::missing('pdo', 'pdo_sqlite') !== null) {
	die('skip ' . Drivers::missing('pdo', 'pdo_sqlite'));
}
?>
--FILE--
<?php
require __DIR__ . '/database.inc';
// In a process of its own, which has PDO.
Child::run('require "' . __DIR__ . '/database.inc";' . <<<'CODE'
$folder = Service::folder();
$mock = Mock::start(['rows' => 3000, 'rate' => ['enforce' => false]]);
$connect = fn ($file) => new PDO("sqlite:$file", null, null, [PDO::ATTR_TIMEOUT => 0]);

// The first import, with nothing going on.
$import = new Import($mock, "sqlite:$folder/quiet.sqlite", ['pdo', 'pdo_sqlite']);
say('first run', exit_code: $import->run(), said: trim(preg_replace('/, [\d:]+ left;.*; /', ' … ', preg_replace('/\d+ a second/', 'N a second', $import->said))));
$db = $connect("$folder/quiet.sqlite");
say('table', rows: compareTable($db, $mock, true), deleted_ones_kept:
	(int) $db->query('SELECT count(deleted_at) FROM skipcall_calls')->fetchColumn() === count(array_filter(array_column($mock->rows(), 'deletedAt'))));
$mock->changeRows(['insert' => 7]);
$before = $mock->stats()['requests'];
say('second run', exit_code: $import->run(), requests: $mock->stats()['requests'] - $before <= 3 ? 'at most 3' : 'more');
say('table', rows: compareTable($db, $mock, true));
say('nothing new', exit_code: $import->run(), rows: compareTable($db, $mock, true));
$gone = array_map(fn ($row) => $row['id'], array_slice($mock->rows(), 500, 3));
$mock->changeRows(['delete' => $gone]);
$left = array_column($mock->rows(), 'id');
$count = fn () => (int) $db->query('SELECT count(*) FROM skipcall_calls WHERE gone_at IS NULL')->fetchColumn() - count($left);
say('deleted', exit_code: $import->run(), too_many_in_the_table: $count());
say('reconciled in parts', exit_code: $import->run(['--reconcile', '--max-requests=10']), too_many_in_the_table: $count());
say('reconciled', exit_code: $import->run(['--reconcile']), three_gone: str_contains($import->said, '; 3 gone'), too_many_in_the_table: $count(), rows: compareTable($db, $mock, true));
say('goes on', exit_code: $import->run(), rows: compareTable($db, $mock, true));

// Limits, a lock that is held, a failure, Ctrl-C in a wait: the next run goes on.
$import = new Import($mock, "sqlite:$folder/parts.sqlite", ['pdo', 'pdo_sqlite'], ['--batch=100']);
say('5 requests', exit_code: $import->run(['--max-requests=5']), reason_said: str_contains($import->said, 'maxRequests'));
$lock = fopen("$folder/parts.sqlite.lock", 'c');
flock($lock, LOCK_EX);
say('locked', exit_code: $import->run(), said: trim($import->said));
fclose($lock);
$mock->faults([['after' => 4, 'status' => 401, 'times' => -1]]);
say('refused', exit_code: $import->run(), exception_said: str_contains($import->said, 'AuthenticationException'));
$mock->faults([['after' => 3, 'delay' => 25, 'times' => -1]]);
$before = $mock->stats()['requests'];
if (function_exists('pcntl_async_signals')) {
	$import->start();
	until(fn () => $mock->stats()['requests'] - $before >= 4);
	$took = new Stopwatch();
	$import->signal(2);
	say('Ctrl-C', exit_code: $import->end(), stopped_said: str_ends_with($import->said, "; stopped\n"), in_time: within($took, 5));
} else {
	say('Ctrl-C', exit_code: 3, stopped_said: true, in_time: true);
}
$mock->faults([]);
$db = $connect("$folder/parts.sqlite");
$stored = (int) $db->query('SELECT count(*) FROM skipcall_calls')->fetchColumn();
say('so far', stored: $stored > 0 && $stored < 3000 ? 'a part' : $stored);
say('last run', exit_code: $import->run(), rows: compareTable($db, $mock, true));
unset($import);

// Killed while calls come and go. During COMMIT in two ways. 'pending': a reader keeps it from writing, and that it wants
// to is seen by new readers being refused. 'written': the journal has got its header, which COMMIT writes before it changes
// the table (500 rows fit into SQLite's cache, so nothing else does): a journal that is left like that has to be rolled back
// by the next run.
mt_srand(8);
$began = microtime(true);
$mock = Mock::start(['rows' => 15000, 'tieSize' => 3, 'log' => false, 'rate' => ['enforce' => false],
	'churn' => ['seed' => 8, 'delete' => 2, 'insert' => 2, 'softDelete' => 1, 'update' => 1]]);
$mock->faults([['delay' => 0.02, 'times' => -1]]);
$file = "$folder/killed.sqlite";
$import = new Import($mock, "sqlite:$file", ['pdo', 'pdo_sqlite'], ['--batch=500']);
$import->killAtRandom(1.0);
until(fn () => $import->run(['--max-requests=1']) === 3);
// In a process of its own: within one, SQLite lets the second reader in whatever others want.
$reader = new Reader($file);
$header = fn () => (string) @file_get_contents("$file-journal", length: 8);
$hot = 0;
for ($i = 0; $i < 200 && (array_sum($import->killed) < 45 || ($import->killed['pending'] ?? 0) < 6 || $hot < 6); $i++) {
	$completed = $import->completed;
	switch ($i % 3) {
		case 0:
			$import->killAtRandom(0.6);
			break;
		case 1:
			$reader->ask('read');
			$import->killWhen(function () use ($connect, $file): bool {
				try {
					$connect($file)->query('SELECT count(*) FROM skipcall_calls_state')->fetchAll();
					usleep(1000);
					return false;
				} catch (PDOException $e) {
					return str_contains($e->getMessage(), 'locked');
				}
			}, 'pending');
			$reader->ask('end');
			break;
		case 2:
			// Not always the first transaction of the run.
			$skip = mt_rand(0, 1);
			$import->killWhen(function () use ($header, &$skip): bool {
				for ($j = 0; $j < 200; $j++) {
					if ($header() === "\xd9\xd5\x05\xf9\x20\xa1\x63\xd7") {
						if ($skip === 0) {
							return true;
						}
						$skip--;
						while ($header() !== '');
					}
				}
				return false;
			}, 'journal');
			$hot += $header() === "\xd9\xd5\x05\xf9\x20\xa1\x63\xd7" ? 1 : 0;
			break;
	}
	if ($import->completed > $completed) {
		$mock->changeRows(['insert' => 2000]);
	}
}
say('killed', how_often: array_sum($import->killed) >= 30 ? '30 times or more' : $import->killed,
	during_COMMIT: ($import->killed['pending'] ?? 0) + $hot >= 10 ? '10 times or more' : [$import->killed, $hot]);
$mock->config(['churn' => null]);
$mock->faults([]);
$db = $connect($file);
say('last run', exit_code: $import->run(), rows: compareTable($db, $mock, false), integrity: $db->query('PRAGMA integrity_check')->fetchColumn());
showKills($import, $began, count($mock->rows()));
getenv('SKIPCALL_SHOW') === '1' && fwrite(STDERR, "hot journals: $hot\n");
unset($db, $import, $reader);
array_map(unlink(...), glob("$folder/*"));
rmdir($folder);
CODE, [], Drivers::settings('pdo', 'pdo_sqlite'));
?>
--EXPECT--
first run; exit code: 0, said: "[####################] 3000 of 3000 calls, N a second … complete"
table; rows: "the same", deleted ones kept: true
second run; exit code: 0, requests: "at most 3"
table; rows: "the same"
nothing new; exit code: 0, rows: "the same"
deleted; exit code: 0, too many in the table: 3
reconciled in parts; exit code: 3, too many in the table: 3
reconciled; exit code: 0, three gone: true, too many in the table: 0, rows: "the same"
goes on; exit code: 0, rows: "the same"
5 requests; exit code: 3, reason said: true
locked; exit code: 2, said: "another run is at work"
refused; exit code: 1, exception said: true
Ctrl-C; exit code: 3, stopped said: true, in time: true
so far; stored: "a part"
last run; exit code: 0, rows: "the same"
killed; how often: "30 times or more", during COMMIT: "10 times or more"
last run; exit code: 0, rows: "the same", integrity: "ok"
