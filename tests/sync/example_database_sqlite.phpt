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
say('first run', $import->run(), trim(preg_replace('/, [\d:]+ left;.*; /', ' … ', preg_replace('/\d+ a second/', 'N a second', $import->said))));
$db = $connect("$folder/quiet.sqlite");
say('table', compareTable($db, $mock, true), 'deleted ones kept',
	(int) $db->query('SELECT count(deleted_at) FROM skipcall_calls')->fetchColumn() === count(array_filter(array_column($mock->rows(), 'deletedAt'))));
$mock->changeRows(['insert' => 7]);
$before = $mock->stats()['requests'];
say('second run', $import->run(), 'requests', $mock->stats()['requests'] - $before <= 3 ? 'at most 3' : 'more');
say('table', compareTable($db, $mock, true));
say('nothing new', $import->run(), compareTable($db, $mock, true));
$gone = array_map(fn ($row) => $row['id'], array_slice($mock->rows(), 500, 3));
$mock->changeRows(['delete' => $gone]);
$left = array_column($mock->rows(), 'id');
$count = fn () => (int) $db->query('SELECT count(*) FROM skipcall_calls')->fetchColumn() - count($left);
say('deleted', $import->run(), 'too many in the table', $count());
say('reconciled in parts', $import->run(['--reconcile', '--max-requests=10']), 'too many in the table', $count());
say('reconciled', $import->run(['--reconcile']), str_contains($import->said, '; 3 gone'), 'too many in the table', $count(), compareTable($db, $mock, true));
say('goes on', $import->run(), compareTable($db, $mock, true));

// Limits, a lock that is held, a failure, Ctrl-C in a wait: the next run goes on.
$import = new Import($mock, "sqlite:$folder/parts.sqlite", ['pdo', 'pdo_sqlite'], ['--batch=100']);
say('5 requests', $import->run(['--max-requests=5']), str_contains($import->said, 'maxRequests'));
$lock = fopen("$folder/parts.sqlite.lock", 'c');
flock($lock, LOCK_EX);
say('locked', $import->run(), trim($import->said));
fclose($lock);
$mock->faults([['after' => 4, 'status' => 401, 'times' => -1]]);
say('refused', $import->run(), str_contains($import->said, 'AuthenticationException'));
$mock->faults([['after' => 3, 'delay' => 25, 'times' => -1]]);
$before = $mock->stats()['requests'];
if (function_exists('pcntl_async_signals')) {
	$import->start();
	until(fn () => $mock->stats()['requests'] - $before >= 4);
	$began = microtime(true);
	$import->signal(2);
	say('Ctrl-C', $import->end(), str_ends_with($import->said, "; stopped\n"), within(microtime(true) - $began, 5));
} else {
	say('Ctrl-C', 3, true, true);
}
$mock->faults([]);
$db = $connect("$folder/parts.sqlite");
$stored = (int) $db->query('SELECT count(*) FROM skipcall_calls')->fetchColumn();
say('so far', $stored > 0 && $stored < 3000 ? 'a part' : $stored);
say('last run', $import->run(), compareTable($db, $mock, true));
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
for ($i = 0; $i < 200 && (array_sum($import->killed) < 45 || ($import->killed['pending'] ?? 0) < 6 || $hot < 6) &&
	microtime(true) - $began < 60; $i++) {
	$completed = $import->completed;
	switch ($i % 3) {
		case 0:
			$import->killAtRandom(0.6);
			break;
		case 1:
			$reader->ask('read');
			$import->killWhen(function () use ($connect, $file): bool {
				try {
					$connect($file)->query('SELECT count(*) FROM skipcall_checkpoints')->fetchAll();
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
say('killed', array_sum($import->killed) >= 30 ? '30 times or more' : $import->killed,
	'during COMMIT', ($import->killed['pending'] ?? 0) + $hot >= 10 ? '10 times or more' : [$import->killed, $hot]);
$mock->config(['churn' => null]);
$mock->faults([]);
$db = $connect($file);
say('last run', $import->run(), compareTable($db, $mock, false), 'integrity', $db->query('PRAGMA integrity_check')->fetchColumn());
showKills($import, $began, count($mock->rows()));
getenv('SKIPCALL_SHOW') === '1' && fwrite(STDERR, "hot journals: $hot\n");
unset($db, $import, $reader);
array_map(unlink(...), glob("$folder/*"));
rmdir($folder);
CODE, [], Drivers::settings('pdo', 'pdo_sqlite'));
?>
--EXPECT--
first run 0 [####################] 3000 of 3000 calls, N a second … complete
table the same deleted ones kept true
second run 0 requests at most 3
table the same
nothing new 0 the same
deleted 0 too many in the table 3
reconciled in parts 3 too many in the table 3
reconciled 0 true too many in the table 0 the same
goes on 0 the same
5 requests 3 true
locked 2 another run is at work
refused 1 true
Ctrl-C 3 true true
so far a part
last run 0 the same
killed 30 times or more during COMMIT 10 times or more
last run 0 the same integrity ok
