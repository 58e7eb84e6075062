<?php

/**
 * syncCalls() of a table that another process changes all the time; what was handed out goes into a table beside it, and the database
 * counts. php sync.php SERVER.JS
 */

declare(strict_types=1);

require __DIR__ . '/nest.inc';

const ROWS = 12000;
$database = new Postgres(ROWS);
$nest = new Nest($argv[1], $database, 1000, 6);
$client = new Skipcall\Client('sk_test_ok', ['baseUrl' => $nest->url]);

/** Another process that changes the table, so many times a second. */
final class Churn
{
	private $process;

	public function __construct(private readonly Postgres $database, bool $edits)
	{
		$this->process = proc_open(
			[
				Postgres::find('pgbench'), '-n', '-f', __DIR__ . '/churn.sql', '-D', 'edits=' . (int) $edits, '-R', '50', '-T', '600',
			],
			[['file', '/dev/null', 'r'], ['file', '/dev/null', 'w'], ['file', '/dev/null', 'w']],
			$pipes,
			null,
			$database->environment + getenv(),
		);
	}

	/** Ends it, and tells what it has done. */
	public function end(): string
	{
		proc_terminate($this->process);
		proc_close($this->process);
		[$added, $deleted, $edited] = explode('|', trim($this->database->query("
			SELECT pg_stat_force_next_flush();
			SELECT n_tup_ins, n_tup_del, n_tup_upd FROM pg_stat_user_tables WHERE relname = 'calls'
		")));
		return sprintf('%d rows added, %d deleted, %d edited', $added - ROWS, $deleted, $edited);
	}
}

/** Keeps what this run hands out, and says how many requests it took. A row that is there before it and after it was there throughout. */
function run(int $run, string $by, ?string &$checkpoint): int
{
	global $client, $database;
	$database->query('TRUNCATE there; INSERT INTO there SELECT id, updated_at FROM calls');
	$rows = '';
	$sync = $client->syncCalls($checkpoint, by: $by);
	foreach ($sync as $id => $call) {
		$rows .= "$run\t$id\t$call->updatedAt\n";
	}
	$checkpoint = $sync->getCheckpoint();
	$database->query('COPY handed_out FROM STDIN', $rows);
	if (!$sync->isComplete()) {
		throw new RuntimeException("run $run is not complete: {$sync->getStopReason()}");
	}
	return $sync->getReport()['requests'];
}

// Ten times from scratch.
$churn = new Churn($database, edits: false);
$requests = $missed = 0;
for ($run = 1; $run <= 10; $run++) {
	$checkpoint = null;
	$requests += run($run, 'createdAt', $checkpoint);
	$missed += $database->count("there JOIN calls USING (id) WHERE id NOT IN (SELECT id FROM handed_out WHERE run = $run)");
}
$twice = $database->count('(SELECT FROM handed_out GROUP BY run, id HAVING count(*) > 1) found');
result(
	sprintf(
		'nest createdAt: 10 synchronisations, %d rows in %d requests, meanwhile %s: %d missed, %d handed out twice',
		$database->count('handed_out'), $requests, $churn->end(), $missed, $twice,
	),
	[$missed === 0, $twice === 0],
);

// One that goes on with edits: whatever was not edited during a run has come in its version of then by its end.
$database->query('TRUNCATE handed_out');
$churn = new Churn($database, edits: true);
$checkpoint = null;
$requests = $missed = 0;
for ($run = 1; $run <= 5; $run++) {
	$requests += run($run, 'updatedAt', $checkpoint);
	$missed += $database->count('there JOIN calls USING (id, updated_at) WHERE (id, updated_at) NOT IN (SELECT id, updated_at FROM handed_out)');
}
$twice = $database->count('(SELECT FROM handed_out GROUP BY run, id, updated_at HAVING count(*) > 1) found');
result(
	sprintf(
		'nest updatedAt: 5 runs of a synchronisation, %d rows in %d requests, meanwhile %s: %d versions missed, %d handed out twice',
		$database->count('handed_out'), $requests, $churn->end(), $missed, $twice,
	),
	[$missed === 0, $twice === 0],
);
exit($failed ? 1 : 0);
