<?php
/**
 * Copies all calls into a database table. Each run goes on where the last one stopped, however that came about: rows and the
 * checkpoint that covers them are one transaction of Skipcall\Database\TableSync, of packages/toolkit. `skipcall sync` is the
 * same as a command; this is how a program of yours does it.
 *
 * Run: SKIPCALL_API_KEY=sk_live_... php examples/sync-to-database.php [--dsn=DSN] [--user=NAME] [--since=DATE]
 *      [--batch=ROWS] [--max-seconds=N] [--max-requests=N] [--reconcile]
 *
 * DSN: "sqlite:FILE" (sqlite:calls.sqlite when none is given), "mysql:host=...;dbname=..." for MariaDB and MySQL, or "pgsql:...";
 * a password is read from SKIPCALL_DB_PASSWORD. --since is for the first run: only calls created then or later.
 * --reconcile, now and then: reads all calls again, in as many runs as it takes, and marks in the table what is gone (gone_at).
 * Exit codes: 0 everything is copied; 1 failed, nothing lost, run it again; 2 another run is at work; 3 stopped before the
 * end by Ctrl-C or one of the limits.
 */
declare(strict_types=1);

use Skipcall\{CallSync, Client};
use Skipcall\Database\{CallTable, TableRefused, TableSync};
use Skipcall\Exception\ExceptionInterface;

// Away from a checkout of this project, where `composer require skipcall/toolkit` was run, its autoloader knows them.
$beside = __DIR__ . '/../packages/toolkit/src/Database/';
is_dir($beside)
    ? spl_autoload_register(fn ($class) => str_starts_with($class, 'Skipcall\Database\\') && require $beside . substr($class, 18) . '.php')
    : require 'vendor/autoload.php';

/** Thrown out of a wait for the API. */
final class Stopped extends Exception
{
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

/**
 * One run.
 *
 * @param array<string, mixed> $options of the command line
 * @param callable(string, bool): void $say a line, and whether it is the last one
 * @return int the exit code
 */
function copyCalls(PDO $db, Client $client, array $options, callable $say): int
{
    $line = 'nothing was read';
    $isStopping = false;
    $client = $client->withOptions(['onWait' => function (float $seconds, string $reason) use (&$line, $say): void {
        $say(sprintf('%s; waits %.0f s (%s)', $line, $seconds, $reason), false);
    }]);
    try {
        $sync = new TableSync(new CallTable($db), reconcile: isset($options['reconcile']), since: $options['since'] ?? null);
        $stop = function () use ($sync, &$isStopping): void {
            $isStopping = true;
            // What is being stored is stored to its end. A wait for the API, which may be for the rate limit, ends at once.
            $sync->isStoring() || throw new Stopped();
        };
        if (function_exists('pcntl_async_signals')) { // not on Windows
            pcntl_async_signals(true);
            pcntl_signal(SIGINT, $stop);
            pcntl_signal(SIGTERM, $stop);
        }
        $began = microtime(true);
        $result = $sync->run(
            $client,
            batch: (int) ($options['batch'] ?? 500),
            maxRequests: isset($options['max-requests']) ? (int) $options['max-requests'] : null,
            maxSeconds: isset($options['max-seconds']) ? (float) $options['max-seconds'] : null,
            progress: function (CallSync $calls) use (&$line, &$isStopping, $client, $began, $say): bool {
                $say($line = progress($calls, $client, $began), false);
                return !$isStopping;
            },
        );
        $line = $result->rows > 0 ? $line : 'no new calls';
        $say($line . ($result->gone === null ? '' : "; $result->gone gone") . "; $result->stopReason", true);
        if ($result->retryAfter > 0) {
            $say(sprintf('going on makes sense in %.0f s', $result->retryAfter), true);
        }
        return $result->isComplete ? 0 : 3;
    } catch (Stopped) {
        $say("$line; stopped", true);
        return 3;
    } catch (TableRefused $e) {
        $say($e->isRetryable ? 'another run is at work' : $e->getMessage(), true);
        return $e->isRetryable ? 2 : 1;
    } catch (ExceptionInterface | PDOException $e) {
        $say("$line; " . $e::class . ': ' . $e->getMessage(), true);
        return 1;
    }
}

// Not when a test includes this file.
if (realpath($_SERVER['SCRIPT_FILENAME']) === __FILE__) {
    $options = getopt('', ['dsn:', 'user:', 'since:', 'batch:', 'max-seconds:', 'max-requests:', 'reconcile']);
    $say = function (string $line, bool $isLast): void {
        // Without a terminal, as under cron, only the end is worth a line.
        if (stream_isatty(STDERR)) {
            fwrite(STDERR, "\r\033[K$line" . ($isLast ? "\n" : ''));
        } elseif ($isLast) {
            fwrite(STDERR, "$line\n");
        }
    };
    try {
        $dsn = $options['dsn'] ?? (getenv('SKIPCALL_DSN') ?: 'sqlite:calls.sqlite');
        $db = new PDO($dsn, $options['user'] ?? null, getenv('SKIPCALL_DB_PASSWORD') ?: null);
        exit(copyCalls($db, new Client(), $options, $say)); // SKIPCALL_API_KEY, SKIPCALL_BASE_URL
    } catch (ExceptionInterface | PDOException $e) {
        $say($e::class . ': ' . $e->getMessage(), true);
        exit(1);
    }
}
