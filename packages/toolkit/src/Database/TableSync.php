<?php

declare(strict_types=1);

namespace Skipcall\Database;

use Closure;
use DateTimeImmutable;
use Skipcall\Call;
use Skipcall\CallBatch;
use Skipcall\CallSync;
use Skipcall\Client;

/**
 * Copies calls into a table. Rows and the checkpoint that covers them are one transaction: whenever the process or the
 * database dies, the next run reads exactly what is missing.
 */
final class TableSync
{
    private const LATE_SECONDS = 600; // clocks differ, and calls are listed late
    private const KINDS = ['createdAt', 'updatedAt', 'reconcile'];

    private bool $isStoring = false;
    private readonly string $kind;
    private readonly string $query;
    private readonly ?string $since;

    /**
     * @param 'createdAt'|'updatedAt' $by 'updatedAt': also the calls that were edited since the last run of this kind
     * @param bool $reconcile reads all calls, and marks those of the table that are not listed any more
     * @param string|null $since calls created at that date or later; null: what the table has been begun with
     * @param array<array-key, mixed>|null $filters always the same for a table
     * @param list<string>|null $workspaceIds always the same for a table
     */
    public function __construct(
        private readonly CallTable $table,
        private readonly string $by = 'createdAt',
        private readonly bool $reconcile = false,
        ?string $since = null,
        private readonly ?array $filters = null,
        private readonly ?array $workspaceIds = null,
    ) {
        $this->kind = $reconcile ? 'reconcile' : $by;
        $date = $since === null ? null : Call::parseDate($since);
        if ($since !== null && $date === null) {
            throw new TableRefused('"since" must be a date, like 2026-01-31 or 2026-01-31T08:00:00Z.', isMistake: true);
        }
        $this->since = CallRow::date($date);
        $sorted = $workspaceIds;
        $sorted === null || sort($sorted);
        $this->query = hash('sha256', serialize([$filters, $sorted]));
    }

    /** What is being stored is better stored to its end, before a signal is obeyed. */
    public function isStoring(): bool
    {
        return $this->isStoring;
    }

    /**
     * One run, until nothing is left or a limit is met.
     *
     * @param bool $fresh without the checkpoint of the run before
     * @param int $batch rows of a transaction
     * @param (Closure(CallSync<Call>, int): bool)|null $progress after each batch, with the rows stored so far; false: stop
     * @param int $lookback seconds that are read again behind the newest call of the last run
     */
    public function run(
        Client $client,
        bool $fresh = false,
        int $batch = 500,
        ?Closure $progress = null,
        int $lookback = 60,
        ?int $maxRequests = null,
        ?float $maxSeconds = null,
    ): SyncResult {
        $this->table->open();
        $state = $this->table->state();
        $known = $this->begin($state, $fresh);
        $reconciliation = $this->reconcile ? (int) $known['reconciliation'] : null;
        // Read in one place at a time, a later version of an edited call never comes before an earlier one.
        $options = ['hydrate' => 'objects'] + ($this->by === 'updatedAt' ? ['prefetch' => 1] : []);
        $sync = $client->withOptions($options)->syncCalls(
            $fresh ? null : $known[$this->kind] ?? null,
            since: $known['since'] ?? null,
            lookback: $lookback,
            filters: $this->filters,
            workspaceIds: $this->workspaceIds,
            maxRequests: $maxRequests,
            maxSeconds: $maxSeconds,
            by: $this->by,
            onBadCheckpoint: 'restart',
            reconcile: $this->reconcile,
        );
        $stored = 0;
        $isStopped = false;
        foreach ($sync->batches($batch) as $some) {
            $known = $this->store($known, $some, $reconciliation);
            $stored += count($some);
            if ($progress !== null && !$progress($sync, $stored)) {
                $isStopped = true;
                break;
            }
        }
        $report = $sync->getReport();
        $gone = $isStopped ? null : $this->end($known, $sync, $reconciliation);
        return new SyncResult(
            !$isStopped && $sync->isComplete(),
            $isStopped ? 'stopped' : $sync->getStopReason()->value ?? 'stopped',
            $isStopped ? 0.0 : $sync->getRetryAfter(),
            $stored,
            $report['requests'],
            $report['restarted'],
            $gone,
        );
    }

    /**
     * What is known of the table from now on.
     *
     * @param array<string, string> $state
     * @return array<string, string|null>
     */
    private function begin(array $state, bool $fresh): array
    {
        if (($state['query'] ?? $this->query) !== $this->query) {
            throw new TableRefused('The table has the calls of other filters or workspaces: give these a table of their own.', isMistake: true);
        }
        $known = ['query' => $this->query] + $state;
        $since = $state['since'] ?? null;
        $isBegun = isset($state['query']);
        if ($isBegun && !$fresh && $this->since !== null && $this->since !== $since) {
            $what = $since === null ? 'all calls' : "calls since $since";
            throw new TableRefused("The table has $what: to begin with another date, start afresh.", isMistake: true);
        }
        if (!$isBegun || ($fresh && $this->since !== $since)) {
            // Checkpoints of other kinds would not reach as far.
            $known = array_fill_keys(self::KINDS, null) + $known;
            $known['since'] = $this->since;
        }
        if ($this->reconcile && ($fresh || !isset($known['reconcile'], $known['reconciliation'], $known['reconcileBegan']))) {
            $known['reconcile'] = null;
            $known['reconciliation'] = (string) ((int) ($known['reconciliation'] ?? 0) + 1);
            $known['reconcileBegan'] = CallRow::date(new DateTimeImmutable('@' . (time() - self::LATE_SECONDS)));
        }
        return $known;
    }

    /**
     * @param array<string, string|null> $known
     * @param CallBatch<Call> $batch
     * @return array<string, string|null>
     */
    private function store(array $known, CallBatch $batch, ?int $reconciliation): array
    {
        // The checkpoint knows the organisation as well; a damaged one, or none, does not.
        foreach ($batch as $call) {
            $known['organization'] ??= $call->organizationId;
            if ($call->organizationId !== null && $call->organizationId !== $known['organization']) {
                throw new TableRefused(
                    "The table has the calls of the organisation {$known['organization']}, but this key lists those of "
                        . "$call->organizationId: give these a table of their own.",
                );
            }
        }
        $known[$this->kind] = $batch->checkpoint;
        $this->write($known, fn () => $this->table->store($batch, $reconciliation));
        return $known;
    }

    /**
     * Also a run without a new call gets on: it knows that there is none.
     *
     * @param array<string, string|null> $known
     * @param CallSync<Call> $sync
     * @return int|null how many calls are gone
     */
    private function end(array $known, CallSync $sync, ?int $reconciliation): ?int
    {
        $gone = null;
        $isReconciled = $sync->getReport()['reconciled'];
        // A reconciliation that is complete is not gone on with.
        $known[$this->kind] = $isReconciled ? null : $sync->getCheckpoint();
        $this->write($known, function () use ($known, $reconciliation, $isReconciled, &$gone): void {
            if ($isReconciled && $reconciliation !== null && isset($known['reconcileBegan'])) {
                $now = (string) CallRow::date(new DateTimeImmutable());
                $gone = $this->table->markGone($reconciliation, $known['reconcileBegan'], $known['since'] ?? null, $now);
            }
        });
        return $gone;
    }

    /**
     * @param array<string, string|null> $known
     * @param Closure(): void $do
     */
    private function write(array $known, Closure $do): void
    {
        $this->isStoring = true;
        try {
            $this->table->transaction(function () use ($known, $do): void {
                $do();
                $this->table->remember($known);
            });
        } finally {
            $this->isStoring = false;
        }
    }
}
