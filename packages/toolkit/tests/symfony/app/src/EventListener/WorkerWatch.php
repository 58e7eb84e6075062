<?php

namespace App\EventListener;

use Skipcall\Client;
use Symfony\Component\EventDispatcher\Attribute\AsEventListener;
use Symfony\Component\Messenger\Event\WorkerRunningEvent;

/** After each message: what the worker's process has, as a line of a file. */
#[AsEventListener]
final class WorkerWatch
{
    public function __invoke(WorkerRunningEvent $event): void
    {
        $file = $_SERVER['WORKER_WATCH'] ?? null;
        if (is_string($file) && !$event->isWorkerIdle()) {
            gc_collect_cycles();
            file_put_contents($file, json_encode(Client::getPoolStats() + ['php' => memory_get_usage()]) . "\n", FILE_APPEND);
        }
    }
}
