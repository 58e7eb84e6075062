<?php
/**
 * Reads the calls of many keys at once, each at the speed that its own rate limit allows: one process, no threads.
 *
 * Run: php examples/fan-out.php KEYS [FOLDER]
 *
 * KEYS is a file with a key per line: "NAME KEY", or "NAME KEY DATE" for calls created at that date or later. FOLDER (".")
 * gets NAME.jsonl, a call per line, and NAME.checkpoint, from which the next run goes on.
 * Exit codes: 0 all keys were read to their end; 1 some failed; 2 wrong arguments.
 */
declare(strict_types=1);

use Skipcall\Client;
use Skipcall\Exception\ExceptionInterface;

// So many calls of one key are taken before the others have their turn.
const TURN = 500;

/**
 * Reads the calls of all keys. FOLDER has their rows and checkpoints.
 *
 * @param list<string> $lines a key each
 * @param callable(string): Client $connect the client of a key
 * @param callable(string, string): void $say of which name, and what
 * @return int how many failed
 */
function fanOut(array $lines, string $folder, callable $connect, callable $say): int
{
    $clients = $syncs = $isBegun = [];
    $failed = 0;
    foreach ($lines as $line) {
        [$name, $key, $since] = preg_split('/\s+/', trim($line)) + [1 => '', 2 => null];
        try {
            // Clients of the same server share its connections. Each key has a rate limit of its own.
            $clients[$name] = $connect($key);
            $checkpoint = is_file("$folder/$name.checkpoint") ? file_get_contents("$folder/$name.checkpoint") : null;
            $syncs[$name] = $clients[$name]->syncCalls($checkpoint, since: $since);
            $isBegun[$name] = false;
        } catch (ExceptionInterface $e) { // a bad key, date or checkpoint
            $say($name, $e->getMessage());
            $failed++;
        }
    }

    // Whatever is waited for, answers or rate limits, is waited for by all of them together.
    while ($syncs !== []) {
        $name = Client::waitAny($syncs);
        $sync = $syncs[$name];
        $text = '';
        $taken = 0;
        $failure = null;
        try {
            do {
                $isBegun[$name] ? $sync->next() : $sync->rewind();
                $isBegun[$name] = true;
                if (!$sync->valid()) {
                    break;
                }
                $text .= json_encode($sync->current(), JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE) . "\n";
                $taken++;
            } while ($taken < TURN && $sync->isReady());
        } catch (ExceptionInterface $e) {
            $failure = $e;
        }
        // Rows first, then the checkpoint: what comes between the two costs rows that are there twice, never one that is missing.
        // (A database does better: see sync-to-database.php.)
        file_put_contents("$folder/$name.jsonl", $text, FILE_APPEND);
        file_put_contents("$folder/$name.new", $sync->getCheckpoint());
        rename("$folder/$name.new", "$folder/$name.checkpoint");

        $report = $sync->getReport();
        $limit = $clients[$name]->getRateLimit();
        if ($failure !== null) {
            // The others go on. The next run goes on with this one, too.
            $say($name, "{$report['rows']} calls, then: " . $failure->getMessage());
            $failed++;
            unset($syncs[$name]);
        } elseif (!$sync->valid()) {
            $say($name, "{$report['rows']} calls, {$report['requests']} requests, all read");
            unset($syncs[$name]);
        } else {
            $left = $limit === null ? '' : "; $limit->remaining of $limit->limit requests left";
            $say($name, "{$report['rows']} of " . count($sync) . " calls$left");
        }
    }
    return $failed;
}

// Not when a test includes this file.
if (realpath($_SERVER['SCRIPT_FILENAME']) === __FILE__) {
    $lines = isset($argv[1]) ? @file($argv[1], FILE_IGNORE_NEW_LINES | FILE_SKIP_EMPTY_LINES) : false;
    if ($lines === false) {
        fwrite(STDERR, "usage: fan-out.php KEYS [FOLDER]\n");
        exit(2);
    }
    $began = microtime(true);
    $say = function (string $name, string $text) use ($began): void {
        printf("%6.1f s  %-20s  %s\n", microtime(true) - $began, $name, $text);
    };
    exit(fanOut($lines, $argv[2] ?? '.', fn (string $key) => new Client($key), $say) > 0 ? 1 : 0);
}
