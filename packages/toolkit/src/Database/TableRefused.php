<?php

declare(strict_types=1);

namespace Skipcall\Database;

use RuntimeException;

/** What was asked for would harm a table, or cannot be done with it. Nothing was stored that the checkpoint does not cover. */
final class TableRefused extends RuntimeException
{
    /**
     * @param bool $isRetryable it may go well later: another run is at work
     * @param bool $isMistake another table, or other options, were meant
     */
    public function __construct(string $message, public readonly bool $isRetryable = false, public readonly bool $isMistake = false)
    {
        parent::__construct($message);
    }
}
