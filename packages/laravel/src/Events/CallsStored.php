<?php

declare(strict_types=1);

namespace Skipcall\Laravel\Events;

use Illuminate\Database\Eloquent\Builder;
use Skipcall\Laravel\Models\Call;

/**
 * A batch of calls is in the table, committed with its checkpoint. Has ids alone: a queued listener would write whole calls
 * into the queue and, when it fails, into failed_jobs.
 */
final class CallsStored
{
    /** @param list<string> $callIds */
    public function __construct(public readonly string $connection, public readonly array $callIds)
    {
    }

    /** @return Builder<Call> */
    public function calls(): Builder
    {
        return Call::query()->where('connection', $this->connection)->whereIn('call_id', $this->callIds);
    }
}
