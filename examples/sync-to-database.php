<?php
/**
 * Copies all calls into a database table. Each run goes on where the last one stopped, however that came about.
 *
 * Run: SKIPCALL_API_KEY=sk_live_... php examples/sync-to-database.php [--dsn=DSN] [--user=NAME] [--since=DATE]
 *      [--batch=ROWS] [--max-seconds=N] [--max-requests=N] [--reconcile]
 *
 * DSN: "sqlite:FILE" (sqlite:calls.sqlite when none is given), or "mysql:host=...;dbname=..." for MariaDB and MySQL, whose
 * password is read from SKIPCALL_DB_PASSWORD. --since is for the first run: only calls created then or later.
 * --reconcile, now and then: reads all calls again, in as many runs as it takes, and deletes from the table what is gone.
 * Exit codes: 0 everything is copied; 1 failed, nothing lost, run it again; 2 another run is at work; 3 stopped before the
 * end by Ctrl-C or one of the limits.
 */
declare(strict_types=1);

use Skipcall\{Call, CallSync, Client};
use Skipcall\Exception\ExceptionInterface;

/** Thrown out of a wait for the API. */
final class Stopped extends Exception
{
}

// Dates are stored as the API writes them, ISO 8601 in UTC: such texts sort by time, in every database.
const COLUMNS = [
    'id' => 'VARCHAR(190) NOT NULL PRIMARY KEY', 'created_at' => 'VARCHAR(40)', 'updated_at' => 'VARCHAR(40)',
    'deleted_at' => 'VARCHAR(40)', 'type' => 'VARCHAR(40)', 'status' => 'VARCHAR(40)', 'seconds' => 'DOUBLE',
    'number' => 'VARCHAR(40)', 'contact' => 'TEXT', 'caller' => 'TEXT', 'document' => 'TEXT',
];

/** The values of the columns. A deleted call is a row as any other one, with deleted_at: hide it, and nothing is lost. */
function values(Call $call): array
{
    return [
        $call->id, $call->createdAt, $call->updatedAt, $call->deletedAt, $call->type, $call->status,
        $call->getDurationSeconds(), $call->phoneNumber?->value, $call->contact?->getFullName(), $call->caller?->getFullName(),
        json_encode($call, JSON_UNESCAPED_UNICODE | JSON_UNESCAPED_SLASHES | JSON_THROW_ON_ERROR),
    ];
}

/** A statement that inserts a row, or changes the one that has its key (the first column). */
function upsert(PDO $db, string $table, array $columns): PDOStatement
{
    [$on, $new] = $db->getAttribute(PDO::ATTR_DRIVER_NAME) === 'mysql'
        ? ['ON DUPLICATE KEY UPDATE', 'VALUES(%1$s)'] : ["ON CONFLICT ($columns[0]) DO UPDATE SET", 'excluded.%1$s'];
    $changes = array_map(fn ($column) => sprintf("%1\$s = $new", $column), array_slice($columns, 1));
    return $db->prepare("INSERT INTO $table (" . implode(', ', $columns) . ') VALUES ('
        . implode(', ', array_fill(0, count($columns), '?')) . ") $on " . implode(', ', $changes));
}

function openDatabase(string $dsn, ?string $user): PDO
{
    $db = new PDO($dsn, $user, getenv('SKIPCALL_DB_PASSWORD') ?: null, [PDO::ATTR_ERRMODE => PDO::ERRMODE_EXCEPTION]);
    $end = '';
    if ($db->getAttribute(PDO::ATTR_DRIVER_NAME) === 'mysql') {
        $db->setAttribute(PDO::ATTR_EMULATE_PREPARES, false);
        $db->exec('SET NAMES utf8mb4');
        // InnoDB for its transactions; ids that differ in case only are different ids.
        $end = 'ENGINE=InnoDB CHARACTER SET utf8mb4 COLLATE utf8mb4_bin';
    }
    $columns = array_map(fn ($name, $type) => "$name $type", array_keys(COLUMNS), COLUMNS);
    $db->exec('CREATE TABLE IF NOT EXISTS skipcall_calls (' . implode(', ', $columns) . ") $end");
    $db->exec("CREATE TABLE IF NOT EXISTS skipcall_seen (id VARCHAR(190) NOT NULL PRIMARY KEY) $end");
    $db->exec("CREATE TABLE IF NOT EXISTS skipcall_checkpoints (name VARCHAR(190) NOT NULL PRIMARY KEY, checkpoint TEXT) $end");
    return $db;
}

/**
 * Deletes the calls that a complete reconciliation did not bring. Only those created before it began: what is newer may have
 * come in since, by other runs.
 */
function deleteGone(PDO $db): int
{
    $db->beginTransaction();
    $gone = $db->exec("DELETE FROM skipcall_calls WHERE id NOT IN (SELECT id FROM skipcall_seen) AND created_at <
        (SELECT checkpoint FROM skipcall_checkpoints WHERE name = 'reconcile began')");
    $db->exec('DELETE FROM skipcall_seen');
    $db->exec("DELETE FROM skipcall_checkpoints WHERE name IN ('reconcile', 'reconcile began')");
    $db->commit();
    return $gone;
}

/**
 * Two runs at once would read everything twice, and the slower one would put back the checkpoint of the faster one. What is
 * returned keeps the lock, and the end of the process gives it back, also a violent one; null: another run has it.
 */
function lock(string $dsn, PDO $db): mixed
{
    if ($db->getAttribute(PDO::ATTR_DRIVER_NAME) === 'mysql') {
        // The server may take a moment to notice that a process that was killed is gone.
        return $db->query("SELECT GET_LOCK(CONCAT('skipcall.', MD5(DATABASE())), 5)")->fetchColumn() ? $db : null;
    }
    $file = fopen(substr($dsn, strlen('sqlite:')) . '.lock', 'c');
    return flock($file, LOCK_EX | LOCK_NB) ? $file : null;
}

/** How far it is, how long it will take, and what the API still allows. */
function progress(CallSync $sync, Client $client, float $began): string
{
    ['rows' => $rows, 'requests' => $requests] = $sync->getReport();
    $all = max(1, $rows, count($sync));
    $rate = $rows / max(0.001, microtime(true) - $began);
    $left = ($all - $rows) / max(0.001, $rate);
    $limit = $client->getRateLimit();
    // Requests that this minute has no room for wait for its end, and then take so many minutes more.
    $later = ($all - $rows) * $requests / max(1, $rows) - ($limit?->remaining ?? INF);
    if ($later > 0) {
        $left = max($left, $limit->getSecondsUntilReset() + 60 * floor($later / max(1, $limit->limit)));
    }
    $left = (int) ceil($left);
    return sprintf(
        '[%-20s] %d of %d calls, %.0f a second, %d:%02d:%02d left%s', str_repeat('#', intdiv(20 * $rows, $all)),
        $rows, $all, $rate, intdiv($left, 3600), intdiv($left, 60) % 60, $left % 60,
        $limit === null ? '' : sprintf(
            '; %d of %d requests left, new ones in %.0f s', $limit->remaining, $limit->limit, $limit->getSecondsUntilReset()
        ),
    );
}

function say(string $line, bool $isLast = false): void
{
    // Without a terminal, as under cron, only the end is worth a line.
    if (stream_isatty(STDERR)) {
        fwrite(STDERR, "\r\033[K$line" . ($isLast ? "\n" : ''));
    } elseif ($isLast) {
        fwrite(STDERR, "$line\n");
    }
}

$options = getopt('', ['dsn:', 'user:', 'since:', 'batch:', 'max-seconds:', 'max-requests:', 'reconcile']);
$name = isset($options['reconcile']) ? 'reconcile' : 'calls';
$dsn = $options['dsn'] ?? (getenv('SKIPCALL_DSN') ?: 'sqlite:calls.sqlite');
$line = 'nothing was read';
$isStopping = $isStoring = false;
$stop = function () use (&$isStopping, &$isStoring): void {
    $isStopping = true;
    // What is being stored is stored to its end. A wait for the API, which may be for the rate limit, ends at once.
    $isStoring || throw new Stopped();
};
try {
    $db = openDatabase($dsn, $options['user'] ?? null);
    $lock = lock($dsn, $db);
    if ($lock === null) {
        say('another run is at work', true);
        exit(2);
    }
    $client = new Client(null, [ // SKIPCALL_API_KEY, SKIPCALL_BASE_URL
        'onWait' => function (float $seconds, string $reason) use (&$line): void {
            say(sprintf('%s; waits %.0f s (%s)', $line, $seconds, $reason));
        },
    ]);
    $storeCall = upsert($db, 'skipcall_calls', array_keys(COLUMNS));
    $storeCheckpoint = upsert($db, 'skipcall_checkpoints', ['name', 'checkpoint']);
    $checkpoint = $db->query("SELECT checkpoint FROM skipcall_checkpoints WHERE name = '$name'")->fetchColumn() ?: null;
    $storeSeen = $name === 'calls' ? null : $db->prepare('REPLACE INTO skipcall_seen (id) VALUES (?)');
    if ($storeSeen !== null && $checkpoint === null) {
        // The first run of a reconciliation. Some minutes for clocks that differ, and calls that were committed late.
        $db->exec('DELETE FROM skipcall_seen');
        $storeCheckpoint->execute(['reconcile began', gmdate('Y-m-d\TH:i:s.000\Z', time() - 600)]);
    }
    if (function_exists('pcntl_async_signals')) { // not on Windows
        pcntl_async_signals(true);
        pcntl_signal(SIGINT, $stop);
        pcntl_signal(SIGTERM, $stop);
    }

    $began = microtime(true);
    $sync = $client->syncCalls(
        $checkpoint,
        since: $options['since'] ?? null,
        maxRequests: isset($options['max-requests']) ? (int) $options['max-requests'] : null,
        maxSeconds: isset($options['max-seconds']) ? (float) $options['max-seconds'] : null,
        reconcile: $storeSeen !== null,
    );
    foreach ($sync->batches((int) ($options['batch'] ?? 500)) as $batch) {
        $isStoring = true;
        // The checkpoint says that these rows are stored, so one cannot come without the other: whenever the process or the
        // database dies, the next run reads again exactly what is missing.
        $db->beginTransaction();
        foreach ($batch as $call) {
            $storeCall->execute(values($call));
            $storeSeen?->execute([$call->id]);
        }
        $storeCheckpoint->execute([$name, $batch->checkpoint]);
        $db->commit();
        $isStoring = false;
        say($line = progress($sync, $client, $began));
        $isStopping && throw new Stopped();
    }
    // Also a run without a new row gets on: it knows that there is none.
    $storeCheckpoint->execute([$name, $sync->getCheckpoint()]);
    if ($sync->getReport()['reconciled']) {
        $line .= sprintf('; %d gone', deleteGone($db));
    }
    say(($sync->getReport()['rows'] > 0 ? $line : 'no new calls') . '; ' . $sync->getStopReason()->value, true);
    if ($sync->getRetryAfter() > 0) {
        say(sprintf('going on makes sense in %.0f s', $sync->getRetryAfter()), true);
    }
    exit($sync->isComplete() ? 0 : 3);
} catch (Stopped) {
    say("$line; stopped", true);
    exit(3);
} catch (ExceptionInterface | PDOException $e) {
    say("$line; " . $e::class . ': ' . $e->getMessage(), true);
    exit(1);
}
