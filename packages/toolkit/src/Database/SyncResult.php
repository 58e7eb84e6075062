<?php

declare(strict_types=1);

namespace Skipcall\Database;

/** What one run of TableSync came to. */
final class SyncResult
{
    public function __construct(
        /** True once nothing is left unread. */
        public readonly bool $isComplete,
        /** A Skipcall\StopReason, or "stopped". */
        public readonly string $stopReason,
        /** Seconds until going on makes sense; 0.0: at once. */
        public readonly float $retryAfter,
        /** Calls that were stored, new ones and others. */
        public readonly int $rows,
        public readonly int $requests,
        /** The checkpoint was damaged or of another version: everything was read afresh. */
        public readonly bool $restarted,
        /** Calls that a complete reconciliation found to be gone; null: there was none. */
        public readonly ?int $gone,
    ) {
    }
}
