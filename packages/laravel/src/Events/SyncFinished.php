<?php

declare(strict_types=1);

namespace Skipcall\Laravel\Events;

use Skipcall\Laravel\Sync\SyncResult;

/** A run of a synchronisation has come to its end: everything is there ($result->isComplete), or a limit was met. */
final class SyncFinished
{
    public function __construct(public readonly string $connection, public readonly SyncResult $result)
    {
    }
}
