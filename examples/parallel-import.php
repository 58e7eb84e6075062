<?php
/**
 * Shares out one big import among several workers: a workspace is a part, with a checkpoint of its own.
 *
 * Run as many as there are workers, on one host or with a FOLDER that hosts share:
 *      SKIPCALL_API_KEY=sk_live_... php examples/parallel-import.php FOLDER WORKSPACE_ID...
 *
 * What is promised is what syncCalls() promises, of each part: no call of a workspace is lost, whatever is added and deleted
 * meanwhile. Together the parts are all calls of the workspaces that were named; one that is created later has to be added.
 * A call that is moved from one workspace to another is in both parts, or, when it moves from one that is still to be read
 * to one that was read, in none until it is read again by lookback.
 *
 * Workers do not raise the rate limit, which is one for the key: they are worth it when storing, not reading, takes the
 * time. Do not cut by time instead, with iterateCalls(since, until): it may lose calls that move while it reads, and a part
 * that fails is read from its start again.
 * Exit codes: 0 nothing is left for this worker; 1 some parts failed, nothing lost, run it again; 2 wrong arguments.
 */
declare(strict_types=1);

use Skipcall\Client;
use Skipcall\Exception\ExceptionInterface;

/**
 * The parts that nobody else is at work on. FOLDER has their rows, checkpoints and locks.
 *
 * @param list<string> $workspaces
 * @param callable(string): void $say
 * @return int how many failed
 */
function importParts(Client $client, string $folder, array $workspaces, callable $say): int
{
    $failed = 0;
    foreach ($workspaces as $workspace) {
        $name = $folder . '/' . rawurlencode($workspace);
        // Who has the lock does the part; the others go on with the next one. It ends with the process, however that ends.
        $lock = fopen("$name.lock", 'c');
        if (!flock($lock, LOCK_EX | LOCK_NB) || is_file("$name.done")) {
            continue;
        }
        try {
            // A checkpoint is of its workspaces: with those of another part syncCalls() refuses it.
            $checkpoint = is_file("$name.checkpoint") ? file_get_contents("$name.checkpoint") : null;
            $sync = $client->syncCalls($checkpoint, workspaceIds: [$workspace]);
            foreach ($sync->batches(500) as $batch) {
                // Store rows and checkpoint in one transaction, as sync-to-database.php does. With files, rows come first.
                file_put_contents("$name.jsonl", implode('', array_map(fn ($call) => json_encode($call) . "\n", $batch->rows)), FILE_APPEND);
                file_put_contents("$name.new", $batch->checkpoint);
                rename("$name.new", "$name.checkpoint");
            }
            file_put_contents("$name.checkpoint", $sync->getCheckpoint());
            touch("$name.done"); // this import; the runs after it are small, and go on from the checkpoints
            $say(sprintf('%s: %d calls', $workspace, $sync->getReport()['rows']));
        } catch (ExceptionInterface $e) {
            $say("$workspace: {$e->getMessage()}");
            $failed++;
        }
        flock($lock, LOCK_UN);
    }
    return $failed;
}

// Not when a test includes this file.
if (realpath($_SERVER['SCRIPT_FILENAME']) === __FILE__) {
    if ($argc < 3) {
        fwrite(STDERR, "usage: parallel-import.php FOLDER WORKSPACE_ID...\n");
        exit(2);
    }
    $say = function (string $line): void {
        echo $line, "\n";
    };
    exit(importParts(new Client(), $argv[1], array_slice($argv, 2), $say) > 0 ? 1 : 0);
}
