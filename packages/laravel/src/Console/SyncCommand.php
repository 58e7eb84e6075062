<?php

declare(strict_types=1);

namespace Skipcall\Laravel\Console;

use Illuminate\Console\Command;
use Skipcall\CallSync;
use Skipcall\Exception\ExceptionInterface;
use Skipcall\Laravel\Exceptions\Interrupted;
use Skipcall\Laravel\Exceptions\NotConfigured;
use Skipcall\Laravel\Exceptions\StorageFailed;
use Skipcall\Laravel\Exceptions\SyncRefused;
use Skipcall\Laravel\Jobs\SyncCalls;
use Skipcall\Laravel\SkipcallManager;
use Skipcall\Laravel\Sync\Importer;
use Skipcall\Laravel\Sync\SyncKind;
use Symfony\Component\Console\Helper\ProgressBar;

final class SyncCommand extends Command
{
    /** @var string */
    protected $signature = 'skipcall:sync
        {connection?* : Connections of config/skipcall.php; all that have a key when none is named}
        {--queue : Leave it to the workers of the queue}
        {--fresh : Read all calls again, not only new ones}
        {--updated : Also the calls that were edited since}
        {--reconcile : Read all calls, and mark rows whose calls Skipcall does not list any more}
        {--max-seconds= : Stop after so many seconds; the next run goes on}';
    /** @var string */
    protected $description = 'Copy calls from Skipcall into the database';

    private const INTERRUPTED = 130;
    private bool $isStopping = false;

    public function handle(SkipcallManager $skipcall, Importer $importer): int
    {
        if ($this->option('updated') && $this->option('reconcile')) {
            $this->components->error('Either --updated or --reconcile.');
            return self::INVALID;
        }
        $kind = match (true) {
            (bool) $this->option('updated') => SyncKind::Updated,
            (bool) $this->option('reconcile') => SyncKind::Reconcile,
            default => SyncKind::Created,
        };
        /** @var list<string> $names */
        $names = (array) $this->argument('connection');
        $names = $names === [] ? $skipcall->connectionNames() : $names;
        if ($names === []) {
            $this->components->error('No connection of config/skipcall.php has a key: set SKIPCALL_API_KEY in .env.');
            return self::FAILURE;
        }
        // No constants of pcntl, which may not be there; then trap() does nothing.
        $this->trap([2, 15], function () use ($importer): void {
            $this->isStopping = true;
            // What is being stored is stored to its end. A wait for the API, which may be for the rate limit, ends at once.
            if (!$importer->isStoring()) {
                throw new Interrupted();
            }
        });
        $worst = self::SUCCESS;
        foreach ($names as $name) {
            if ($this->option('queue')) {
                // Sent when the pending dispatch goes: it sees to that it is unique.
                dispatch(new SyncCalls($name, $kind, (bool) $this->option('fresh')));
                $this->components->twoColumnDetail($name, '<fg=yellow>queued</>');
                continue;
            }
            $worst = max($worst, $this->sync($name, $kind, $skipcall, $importer));
            if ($this->isStopping) {
                break;
            }
        }
        return $worst;
    }

    private function sync(string $name, SyncKind $kind, SkipcallManager $skipcall, Importer $importer): int
    {
        // Shown when the first calls are there; its time runs from here.
        $bar = $this->bar($name);
        /** @var bool $isShown */
        $isShown = false;
        $seconds = $this->option('max-seconds');
        try {
            $client = $skipcall->connection($name)->withOptions([
                'onWait' => function (float $seconds, string $reason) use ($bar, &$isShown): bool {
                    if ($isShown) {
                        $bar->setMessage(sprintf('waits %.0f s (%s)', $seconds, $reason));
                        $bar->display();
                    }
                    return !$this->isStopping;
                },
            ]);
            $result = $importer->run(
                $name,
                $client,
                $kind,
                (bool) $this->option('fresh'),
                is_numeric($seconds) ? max(0.001, (float) $seconds) : null,
                function (CallSync $sync, int $stored) use ($bar, &$isShown): bool {
                    $isShown = true;
                    $bar->setMaxSteps(max($stored, count($sync)));
                    $bar->setMessage('');
                    $bar->setProgress($stored);
                    return !$this->isStopping;
                },
            );
        } catch (Interrupted) {
            $this->end($isShown ? $bar : null);
            $this->components->twoColumnDetail($name, '<fg=yellow>stopped</>');
            return self::INTERRUPTED;
        } catch (NotConfigured | SyncRefused | StorageFailed | ExceptionInterface $e) {
            $this->end($isShown ? $bar : null);
            $this->components->error("$name: {$e->getMessage()}");
            return self::FAILURE;
        }
        $this->end($isShown ? $bar : null);
        if ($result->restarted) {
            $this->components->warn("$name: the checkpoint was damaged or of another version, so all calls were read afresh.");
        }
        $said = sprintf('%d calls, %d requests', $result->rows, $result->requests);
        if ($result->gone !== null) {
            $said .= ", $result->gone gone";
        }
        if ($result->retryAfter > 0) {
            $said .= sprintf(', going on makes sense in %.0f s', $result->retryAfter);
        }
        $state = $result->isComplete ? '<fg=green>complete</>' : "<fg=yellow>stopped: $result->stopReason</>";
        $this->components->twoColumnDetail("$name <fg=gray>$said</>", $state);
        return $result->stopReason === 'stopped' ? self::INTERRUPTED : self::SUCCESS;
    }

    private function bar(string $name): ProgressBar
    {
        $bar = $this->output->createProgressBar();
        $bar->setFormat(" $name %current%/%max% [%bar%] %percent:3s%% %elapsed:6s%/%estimated:-6s% %message%");
        $bar->setMessage('');
        return $bar;
    }

    private function end(?ProgressBar $bar): void
    {
        if ($bar !== null) {
            $bar->display();
            $this->newLine();
        }
    }
}
