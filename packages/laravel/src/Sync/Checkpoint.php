<?php

declare(strict_types=1);

namespace Skipcall\Laravel\Sync;

/** A row of the table of checkpoints. */
final class Checkpoint
{
    public function __construct(
        public readonly string $connection,
        public readonly SyncKind $kind,
        public readonly ?string $text,
        public int $version,
        public readonly ?int $reconciliation,
        public readonly ?string $beganAt,
        public readonly ?string $stopReason,
        public readonly ?string $runAt,
        public readonly ?string $completedAt,
    ) {
    }

    /** @param array<array-key, mixed> $row */
    public static function of(array $row): self
    {
        $text = static function (string $name) use ($row): ?string {
            $value = $row[$name] ?? null;
            return is_scalar($value) && (string) $value !== '' ? (string) $value : null;
        };
        $number = static fn (string $name): ?int => $text($name) === null ? null : (int) $text($name);
        return new self(
            $text('connection') ?? '',
            SyncKind::from($text('kind') ?? ''),
            $text('checkpoint'),
            $number('version') ?? 0,
            $number('reconciliation'),
            $text('began_at'),
            $text('stop_reason'),
            $text('run_at'),
            $text('completed_at'),
        );
    }
}
