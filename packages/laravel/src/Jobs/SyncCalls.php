<?php

declare(strict_types=1);

namespace Skipcall\Laravel\Jobs;

use Illuminate\Contracts\Queue\ShouldBeUnique;
use Illuminate\Contracts\Queue\ShouldQueue;
use Illuminate\Foundation\Queue\Queueable;
use Illuminate\Queue\Middleware\WithoutOverlapping;
use Illuminate\Support\Facades\Cache;
use Illuminate\Support\Facades\Config;
use Psr\Log\LoggerInterface;
use Skipcall\CallSync;
use Skipcall\Exception\RateLimitException;
use Skipcall\Exception\SkipcallException;
use Skipcall\Laravel\Exceptions\SyncRefused;
use Skipcall\Laravel\SkipcallManager;
use Skipcall\Laravel\Sync\Importer;
use Skipcall\Laravel\Sync\SyncKind;
use Throwable;

/**
 * Copies the calls of a connection into the table, a piece at a time: released for as long as the rate limit says, until
 * nothing is left.
 *
 *     Schedule::job(new SyncCalls('main'))->everyFiveMinutes();
 */
class SyncCalls implements ShouldQueue, ShouldBeUnique
{
    use Queueable;

    /** The worker kills the job after so many seconds. */
    public int $timeout;
    /** Releases count as attempts, and a big import has many: only failures are to end it. */
    public int $tries = 0;
    /** In a row: exceptions, and runs that the worker's time limit ended. A run that stored calls begins to count anew. */
    public int $maxExceptions = 3;
    /** @var list<int> seconds until it is tried again after a failure */
    public array $backoff = [10, 60];
    /** Longer than any run takes: should the queue lose the job, the next one is let in after it. */
    public int $uniqueFor;

    /** Where Laravel's worker counts against $maxExceptions, in the default cache store. */
    private const COUNTER = 'job-exceptions:';
    private const LONGEST_DELAY = 3600;
    private const LONGEST_BUSY_DELAY = 15;

    public readonly string $kind;

    /** @param string|null $name the connection of config/skipcall.php; null: the default one */
    public function __construct(public readonly ?string $name = null, SyncKind $kind = SyncKind::Created, public readonly bool $fresh = false)
    {
        $this->kind = $kind->value;
        $timeout = Config::get('skipcall.sync.timeout');
        $this->timeout = is_numeric($timeout) ? max(4, (int) $timeout) : 60;
        $this->uniqueFor = $this->timeout * 15;
        $queue = Config::get('skipcall.sync.queue');
        $connection = Config::get('skipcall.sync.queue_connection');
        if (is_string($queue) && $queue !== '') {
            $this->onQueue($queue);
        }
        if (is_string($connection) && $connection !== '') {
            $this->onConnection($connection);
        }
    }

    public function uniqueId(): string
    {
        return "skipcall:{$this->connectionName()}:$this->kind";
    }

    /** @return list<object> */
    public function middleware(): array
    {
        // Unique jobs are unique in the queue. This also keeps out one that an impatient queue hands out again, and one of
        // another kind, which would write the same rows.
        $lock = new WithoutOverlapping("skipcall:{$this->connectionName()}");
        return [$lock->releaseAfter($this->busyDelay())->expireAfter($this->timeout + 2)];
    }

    /** @return list<string> for Horizon and Telescope */
    public function tags(): array
    {
        return ['skipcall', "skipcall:{$this->connectionName()}"];
    }

    public function handle(SkipcallManager $skipcall, Importer $importer, LoggerInterface $log): void
    {
        $name = $this->connectionName();
        // A worker has better things to do than to wait for the rate limit.
        $client = $skipcall->connection($name)->withOptions(['rateLimitMaxWait' => 0]);
        $gotOn = false;
        try {
            $result = $importer->run(
                $name,
                $client,
                SyncKind::from($this->kind),
                // What was released goes on with what it has read.
                $this->fresh && $this->attempts() <= 1,
                // Well before the limit, as the last batch has to be stored, too.
                $this->timeout * 0.75,
                function (CallSync $sync, int $stored) use (&$gotOn): bool {
                    if (!$gotOn) {
                        $gotOn = true;
                        $this->forgetFailures();
                    }
                    return true;
                },
            );
        } catch (RateLimitException $e) {
            $this->releaseFor($e->getRetryAfter());
            return;
        } catch (Throwable $e) {
            // A revoked key does not get better, nor do calls of another company.
            $isLasting = $e instanceof SkipcallException ? !$e->isRetryable() : $e instanceof SyncRefused && !$e->isRetryable;
            if ($isLasting) {
                $this->fail($e);
            } elseif ($e instanceof SyncRefused) {
                $this->releaseFor($this->busyDelay());
            } else {
                // What was stored before it is stored, and so is how far it reaches.
                $this->tryAgainLater();
                throw $e;
            }
            return;
        }
        $this->forgetFailures();
        $log->info("skipcall: $result->stopReason", ['connection' => $name] + $result->toArray());
        if (!$result->isComplete) {
            // The rate limit says when; a time limit, at once.
            $this->releaseFor($result->retryAfter);
        }
    }

    /** Laravel's own delay is by the number of attempts, of which most are no failures. The last failure it does not release. */
    private function tryAgainLater(): void
    {
        $failures = Cache::get(self::COUNTER . $this->job?->uuid());
        $failures = is_numeric($failures) ? (int) $failures : 0;
        if ($failures + 1 < $this->maxExceptions) {
            $this->release($this->backoff[$failures] ?? self::LONGEST_BUSY_DELAY);
        }
    }

    private function forgetFailures(): void
    {
        Cache::forget(self::COUNTER . $this->job?->uuid());
    }

    private function releaseFor(float $seconds): void
    {
        $this->release((int) min(self::LONGEST_DELAY, ceil($seconds)));
    }

    private function busyDelay(): int
    {
        return min(self::LONGEST_BUSY_DELAY, max(1, intdiv($this->timeout, 4)));
    }

    private function connectionName(): string
    {
        $default = Config::get('skipcall.default');
        return $this->name ?? (is_string($default) && $default !== '' ? $default : 'main');
    }
}
