<?php

declare(strict_types=1);

namespace Skipcall\Laravel\Sync;

use Carbon\CarbonImmutable;
use Closure;
use Illuminate\Contracts\Config\Repository;
use Illuminate\Contracts\Events\Dispatcher;
use Illuminate\Database\Query\Builder;
use PDOException;
use Psr\Log\LoggerInterface;
use Skipcall\Call;
use Skipcall\CallBatch;
use Skipcall\CallSync;
use Skipcall\Client;
use Skipcall\Laravel\Events\CallsStored;
use Skipcall\Laravel\Events\SyncFinished;
use Skipcall\Laravel\Exceptions\StorageFailed;
use Skipcall\Laravel\Exceptions\SyncRefused;
use Skipcall\Laravel\Models\UtcDate;

/**
 * Copies calls into the table. Rows and the checkpoint that covers them are one transaction: whenever the process or the
 * database dies, the next run reads exactly what is missing.
 */
final class Importer
{
    private const TRIES = 3; // of a transaction that the database gave up for another one
    private const ROWS_OF_A_STATEMENT = 200; // 22 values each, and SQLite takes 32,766
    private const LATE_SECONDS = 600; // clocks differ, and calls are listed late

    private bool $isStoring = false;

    public function __construct(
        private readonly Checkpoints $checkpoints,
        private readonly Repository $config,
        private readonly Dispatcher $events,
        private readonly LoggerInterface $log,
    ) {
    }

    /**
     * One run, until nothing is left or a limit is met.
     *
     * @param bool $fresh without the checkpoint of the run before
     * @param float|null $maxSeconds stop cleanly after so many
     * @param (Closure(CallSync<Call>, int): bool)|null $progress after each batch, with the rows stored so far; false: stop
     */
    public function run(
        string $connection,
        Client $client,
        SyncKind $kind = SyncKind::Created,
        bool $fresh = false,
        ?float $maxSeconds = null,
        ?Closure $progress = null,
    ): SyncResult {
        $checkpoint = $this->checkpoints->read($connection, $kind);
        [$reconciliation, $beganAt] = [$checkpoint->reconciliation, $checkpoint->beganAt];
        if ($kind === SyncKind::Reconcile && ($fresh || $checkpoint->text === null || $reconciliation === null)) {
            // The first run of a reconciliation.
            $reconciliation = ($reconciliation ?? 0) + 1;
            $beganAt = UtcDate::format(CarbonImmutable::now()->subSeconds(self::LATE_SECONDS));
        }
        $sync = $client->withOptions(['hydrate' => 'objects'])->syncCalls(
            $fresh ? null : $checkpoint->text,
            lookback: $this->number('lookback', 60),
            maxSeconds: $maxSeconds,
            by: $kind === SyncKind::Updated ? 'updatedAt' : 'createdAt',
            onBadCheckpoint: 'restart',
            reconcile: $kind === SyncKind::Reconcile,
        );
        $stored = 0;
        $isStopped = false;
        $isToldOf = false;
        try {
            foreach ($sync->batches($this->number('batch', 500)) as $batch) {
                $isToldOf = $this->tellOfRestart($connection, $kind, $sync, $isToldOf);
                $this->store($checkpoint, $batch, $reconciliation, $beganAt);
                $stored += count($batch);
                // First, since a listener of the application may take long, or never come back.
                $isStopped = $progress !== null && !$progress($sync, $stored);
                $this->events->dispatch(new CallsStored($connection, array_column($batch->rows, 'id')));
                if ($isStopped) {
                    break;
                }
            }
        } finally {
            $this->tellOfRestart($connection, $kind, $sync, $isToldOf);
        }
        $result = $this->finish($checkpoint, $sync, $stored, $isStopped, $reconciliation, $beganAt);
        $this->events->dispatch(new SyncFinished($connection, $result));
        return $result;
    }

    /** @param CallBatch<Call> $batch */
    private function store(Checkpoint $checkpoint, CallBatch $batch, ?int $reconciliation, ?string $beganAt): void
    {
        $rows = array_map(
            fn (Call $call): array => CallRow::of($call, $checkpoint->connection, $reconciliation),
            $batch->rows,
        );
        $organizations = array_values(array_unique(array_filter(array_column($batch->rows, 'organizationId'), is_string(...))));
        $updated = $reconciliation === null ? CallRow::UPDATED : [...CallRow::UPDATED, 'reconciliation'];
        $this->transaction(function () use ($checkpoint, $batch, $rows, $organizations, $updated, $reconciliation, $beganAt): void {
            $this->checkpoints->write($checkpoint, [
                'checkpoint' => $batch->checkpoint,
                'reconciliation' => $reconciliation,
                'began_at' => $beganAt,
                'run_at' => UtcDate::format(CarbonImmutable::now()),
            ]);
            $this->requireOrganization($checkpoint, $organizations);
            foreach (array_chunk($rows, self::ROWS_OF_A_STATEMENT) as $some) {
                $this->checkpoints->calls()->upsert($some, ['connection', 'call_id'], $updated);
            }
        }, $checkpoint, count($rows));
        $checkpoint->version++;
    }

    /**
     * The checkpoint knows the organisation as well; a damaged one, or none, does not.
     *
     * @param list<string> $listed
     */
    private function requireOrganization(Checkpoint $checkpoint, array $listed): void
    {
        if ($listed === []) {
            return;
        }
        $kept = $this->checkpoints->organization($checkpoint->connection);
        foreach ($listed as $id) {
            if ($id !== ($kept ??= $id)) {
                throw SyncRefused::organization($checkpoint->connection, $kept, $id);
            }
        }
        $this->checkpoints->table()
            ->where('connection', $checkpoint->connection)
            ->where('kind', $checkpoint->kind->value)
            ->whereNull('organization_id')
            ->update(['organization_id' => $kept]);
    }

    /** @param CallSync<Call> $sync */
    private function finish(
        Checkpoint $checkpoint,
        CallSync $sync,
        int $stored,
        bool $isStopped,
        ?int $reconciliation,
        ?string $beganAt,
    ): SyncResult {
        $report = $sync->getReport();
        $gone = null;
        if (!$isStopped) {
            $this->transaction(function () use ($checkpoint, $sync, $report, $reconciliation, $beganAt, &$gone): void {
                $now = UtcDate::format(CarbonImmutable::now());
                // Also a run without a new call gets on: it knows that there is none.
                $this->checkpoints->write($checkpoint, [
                    // A reconciliation that is complete is not gone on with.
                    'checkpoint' => $report['reconciled'] ? null : $sync->getCheckpoint(),
                    'reconciliation' => $reconciliation,
                    'began_at' => $beganAt,
                    'stop_reason' => $sync->getStopReason()?->value,
                    'run_at' => $now,
                    ...($sync->isComplete() ? ['completed_at' => $now] : []),
                ]);
                if ($report['reconciled'] && $reconciliation !== null && $beganAt !== null) {
                    $gone = $this->checkpoints->calls()
                        ->where('connection', $checkpoint->connection)
                        ->where('created_at', '<', $beganAt)
                        ->whereNull('gone_at')
                        ->where(fn (Builder $query): Builder => $query->whereNull('reconciliation')->orWhere('reconciliation', '<>', $reconciliation))
                        ->update(['gone_at' => $now]);
                }
            }, $checkpoint, 0);
            $checkpoint->version++;
        }
        return new SyncResult(
            $checkpoint->kind,
            !$isStopped && $sync->isComplete(),
            $isStopped ? 'stopped' : $sync->getStopReason()->value ?? 'stopped',
            $isStopped ? 0.0 : $sync->getRetryAfter(),
            $stored,
            $report['requests'],
            $report['restarted'],
            $gone,
        );
    }

    /** A transaction is under way, which a signal should not end. */
    public function isStoring(): bool
    {
        return $this->isStoring;
    }

    /** @param Closure(): void $inside */
    private function transaction(Closure $inside, Checkpoint $checkpoint, int $rows): void
    {
        $this->isStoring = true;
        try {
            $this->checkpoints->database()->transaction($inside, self::TRIES);
        } catch (PDOException $e) {
            throw StorageFailed::because($e, $checkpoint->connection, $rows);
        } finally {
            $this->isStoring = false;
        }
    }

    /** @param CallSync<Call> $sync */
    private function tellOfRestart(string $connection, SyncKind $kind, CallSync $sync, bool $isToldOf): bool
    {
        if (!$isToldOf && $sync->getReport()['restarted']) {
            $this->log->warning('skipcall: the checkpoint was damaged or of another version, all calls are read afresh', [
                'connection' => $connection,
                'kind' => $kind->value,
            ]);
            return true;
        }
        return $isToldOf;
    }

    private function number(string $option, int $default): int
    {
        $value = $this->config->get("skipcall.sync.$option");
        return is_numeric($value) ? (int) $value : $default;
    }
}
