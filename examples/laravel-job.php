<?php
/**
 * A queued Laravel job that copies calls into a model, a piece at a time, until nothing is left. Goes to app/Jobs/SyncCalls.php
 * (namespace App\Jobs), with in routes/console.php:
 *
 *     Schedule::job(new SyncCalls())->everyFiveMinutes();
 *
 * Table calls: id (string, primary), created_at_api, deleted_at_api, document (json). Cache: a store that all workers share.
 */
declare(strict_types=1);

use App\Models\Call as CallModel;
use Illuminate\Bus\Queueable;
use Illuminate\Contracts\Queue\ShouldBeUnique;
use Illuminate\Contracts\Queue\ShouldQueue;
use Illuminate\Foundation\Bus\Dispatchable;
use Illuminate\Queue\InteractsWithQueue;
use Illuminate\Support\Facades\Cache;
use Illuminate\Support\Facades\DB;
use Illuminate\Support\Facades\Log;
use Skipcall\Client;
use Skipcall\Exception\SkipcallException;

final class SyncCalls implements ShouldQueue, ShouldBeUnique
{
    use Dispatchable, InteractsWithQueue, Queueable;

    /** The worker kills the job after so many seconds; retry_after of the queue must be more. */
    public int $timeout = 60;
    /** Releases count as attempts, and a big import has many: only failures are to end it. */
    public int $tries = 0;
    public int $maxExceptions = 3;
    /** Longer than any job takes: should a worker die, the next job is let in after it. */
    public int $uniqueFor = 900;

    public function uniqueId(): string
    {
        return 'skipcall-calls';
    }

    public function handle(): void
    {
        // Unique jobs are unique in the queue. This also keeps out one that is started by hand, or again by an impatient queue.
        $lock = Cache::lock('skipcall:sync', $this->timeout + 10);
        if (!$lock->get()) {
            $this->release(30);
            return;
        }
        try {
            $this->sync();
        } finally {
            $lock->release();
        }
    }

    private function sync(): void
    {
        // rateLimitMaxWait 0: a worker has better things to do than to wait for the rate limit.
        $client = new Client(config('services.skipcall.key'), ['rateLimitMaxWait' => 0, 'hydrate' => 'arrays']);
        // Well before the limit, as the last batch has to be stored, too.
        $sync = $client->syncCalls(Cache::get('skipcall:checkpoint'), maxSeconds: $this->timeout * 0.75);
        try {
            foreach ($sync->batches(500) as $batch) {
                DB::transaction(fn () => CallModel::upsert(array_map(fn (array $call) => [
                    'id' => $call['id'],
                    'created_at_api' => $call['createdAt'],
                    'deleted_at_api' => $call['deletedAt'] ?? null,
                    'document' => json_encode($call),
                ], $batch->rows), ['id']));
                // After the rows: a crash between the two repeats a batch, which upsert does not mind. A cache that is
                // emptied starts afresh; with a model of its own, inside the transaction, it could not come to that.
                Cache::forever('skipcall:checkpoint', $batch->checkpoint);
            }
        } catch (SkipcallException $e) {
            // The batches before it are stored, and so is how far they reach.
            if (!$e->isRetryable()) {
                $this->fail($e); // a revoked key does not get better
                return;
            }
            throw $e;
        }
        Cache::forever('skipcall:checkpoint', $sync->getCheckpoint());
        Log::info('skipcall: ' . $sync->getStopReason(), $sync->getReport());
        if (!$sync->isComplete()) {
            // The rate limit says when; a time limit, at once.
            $this->release((int) ceil($sync->getRetryAfter()));
        }
    }
}
