--TEST--
examples/sync-to-database.php copies every call to MariaDB once, also when it is killed again and again
--EXTENSIONS--
skipcall
--SKIPIF--
<?php
require_once __DIR__ . '/database.inc';
$missing = Drivers::missing('pdo', 'mysqlnd', 'pdo_mysql') ?? Service::missing('mariadbd', 'mariadb-install-db');
if ($missing !== null) {
	die("skip $missing");
}
?>
--FILE--
<?php
require __DIR__ . '/database.inc';
// In a process of its own, which has PDO.
Child::run('require "' . __DIR__ . '/database.inc";' . <<<'CODE'
$drivers = ['pdo', 'mysqlnd', 'pdo_mysql'];
$of_another = sys_get_temp_dir() . '/#sql-temptable-' . bin2hex(random_bytes(8)) . '-1-1.MAI';
touch($of_another);
$server = new MariaDb();
say('temporary table of another server', is_there: file_exists($of_another));
unlink($of_another);
$db = $server->connect();
$mock = Mock::start(['rows' => 3000, 'rate' => ['enforce' => false]]);

// The first import, with nothing going on, and a second run.
$server->create('quiet');
$import = new Import($mock, $server->dsn('quiet'), $drivers, ['--user=root']);
say('first run', exit_code: $import->run());
$db->exec('USE quiet');
say('table', rows: compareTable($db, $mock, true), deleted_ones_kept:
	(int) $db->query('SELECT count(deleted_at) FROM skipcall_calls')->fetchColumn() === count(array_filter(array_column($mock->rows(), 'deletedAt'))));
$mock->changeRows(['insert' => 7]);
say('second run', exit_code: $import->run(), rows: compareTable($db, $mock, true));
$db->query("SELECT GET_LOCK(CONCAT('skipcall.', MD5('quiet.skipcall_calls')), 0)")->fetchColumn();
say('locked', exit_code: $import->run(), said: trim($import->said));
$db->exec('DO RELEASE_ALL_LOCKS()');

// Killed while calls come and go. During COMMIT in two ways, both of which BACKUP STAGE BLOCK_COMMIT brings about: the
// server has been sent COMMIT, as its list of processes shows, and cannot go on. 'held': it can only after the client is
// dead, and does what nobody will hear of. 'racing': it goes on at the moment at which the client is killed.
mt_srand(9);
$began = microtime(true);
$mock = Mock::start(['rows' => 12000, 'tieSize' => 3, 'log' => false, 'rate' => ['enforce' => false],
	'churn' => ['seed' => 9, 'delete' => 2, 'insert' => 2, 'softDelete' => 1, 'update' => 1]]);
$mock->faults([['delay' => 0.02, 'times' => -1]]);
$server->create('killed');
$db->exec('USE killed');
$import = new Import($mock, $server->dsn('killed'), $drivers, ['--user=root', '--batch=500']);
// Tables that are there: BACKUP STAGE keeps them from being created.
until(fn () => $import->run(['--max-requests=1']) === 3);
$inCommit = function () use ($db): bool {
	usleep(1000);
	return (int) $db->query("SELECT count(*) FROM information_schema.PROCESSLIST WHERE INFO = 'COMMIT'")->fetchColumn() > 0;
};
$least = fn (string $name) => $import->killed[$name] ?? 0;
for ($i = 0; $i < 200 && ($least('random') < 20 || $least('held') < 6 || $least('racing') < 6); $i++) {
	$completed = $import->completed;
	if ($i % 2 === 0) {
		$import->killAtRandom(0.6);
	} else {
		$db->exec('BACKUP STAGE START');
		$db->exec('BACKUP STAGE BLOCK_COMMIT');
		$isBlocked = true;
		$name = $i % 4 === 1 ? 'held' : 'racing';
		$import->killWhen(function () use ($db, $inCommit, $name, &$isBlocked): bool {
			if (!$inCommit()) {
				return false;
			}
			if ($name === 'racing') {
				$db->exec('BACKUP STAGE END');
				$isBlocked = false;
			}
			return true;
		}, $name);
		if ($isBlocked) {
			$db->exec('BACKUP STAGE END');
		}
	}
	if ($import->completed > $completed) {
		$mock->changeRows(['insert' => 2000]);
	}
}
say('killed', how_often: array_sum($import->killed) >= 30 ? '30 times or more' : $import->killed,
	during_COMMIT: $least('held') >= 5 && $least('racing') >= 5 ? '10 times or more' : $import->killed);
$mock->config(['churn' => null]);
$mock->faults([]);
say('last run', exit_code: $import->run(), rows: compareTable($db, $mock, false));
showKills($import, $began, count($mock->rows()));
CODE, [], Drivers::settings('pdo', 'mysqlnd', 'pdo_mysql'));
?>
--EXPECT--
temporary table of another server; is there: true
first run; exit code: 0
table; rows: "the same", deleted ones kept: true
second run; exit code: 0, rows: "the same"
locked; exit code: 2, said: "another run is at work"
killed; how often: "30 times or more", during COMMIT: "10 times or more"
last run; exit code: 0, rows: "the same"
