<?php

declare(strict_types=1);

namespace Skipcall\Laravel\Sync;

/** How a run ended. */
final class SyncResult
{
    public function __construct(
        public readonly SyncKind $kind,
        /** Nothing is left unread. */
        public readonly bool $isComplete,
        /** 'complete', 'maxRequests', 'maxSeconds', 'rateLimit', 'stopped' */
        public readonly string $stopReason,
        /** Seconds until going on makes sense. */
        public readonly float $retryAfter,
        /** Rows that were stored. */
        public readonly int $rows,
        public readonly int $requests,
        /** Its checkpoint was damaged or of another version, and it began afresh. */
        public readonly bool $restarted,
        /** Rows that were marked as gone; null: no reconciliation was completed. */
        public readonly ?int $gone,
    ) {
    }

    /** @return array<string, bool|float|int|string|null> */
    public function toArray(): array
    {
        return [
            'kind' => $this->kind->value,
            'isComplete' => $this->isComplete,
            'stopReason' => $this->stopReason,
            'retryAfter' => $this->retryAfter,
            'rows' => $this->rows,
            'requests' => $this->requests,
            'restarted' => $this->restarted,
            'gone' => $this->gone,
        ];
    }
}
