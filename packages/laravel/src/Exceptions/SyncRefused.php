<?php

declare(strict_types=1);

namespace Skipcall\Laravel\Exceptions;

use RuntimeException;

/** A synchronisation that would store calls of another company, or that another one is ahead of. Nothing was stored. */
final class SyncRefused extends RuntimeException
{
    private function __construct(string $message, public readonly bool $isRetryable)
    {
        parent::__construct($message);
    }

    public static function organization(string $connection, string $kept, string $listed): self
    {
        return new self(
            "The table has calls of organisation $kept for the Skipcall connection \"$connection\", but its key now lists those "
                . "of $listed: give the other company's key a connection of its own in config/skipcall.php.",
            false,
        );
    }

    public static function concurrent(string $connection): self
    {
        return new self("Another synchronisation of the Skipcall connection \"$connection\" is at work.", true);
    }
}
