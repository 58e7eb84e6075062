<?php

declare(strict_types=1);

namespace App\Listeners;

use Illuminate\Contracts\Queue\ShouldQueue;
use Illuminate\Support\Facades\Log;
use Skipcall\Laravel\Events\CallsStored;
use Skipcall\Laravel\Events\SyncFinished;

final class NoteCalls implements ShouldQueue
{
    public function handle(CallsStored $event): void
    {
        foreach ($event->calls()->whereNull('deleted_at')->lazy() as $call) {
            Log::debug('a call', ['id' => $call->call_id, 'connection' => $event->connection]);
        }
    }

    public function finished(SyncFinished $event): void
    {
        Log::debug($event->result->isComplete ? 'complete' : $event->result->stopReason, $event->result->toArray());
    }
}
