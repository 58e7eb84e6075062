<?php

declare(strict_types=1);

namespace Skipcall\Laravel\Console;

use Illuminate\Console\Command;
use PDOException;
use Skipcall\Laravel\SkipcallManager;
use Skipcall\Laravel\Sync\Checkpoints;

final class StatusCommand extends Command
{
    /** @var string */
    protected $signature = 'skipcall:status';
    /** @var string */
    protected $description = 'Show the connections to Skipcall, and how far their calls have been copied';

    public function handle(SkipcallManager $skipcall, Checkpoints $checkpoints): int
    {
        $isLoaded = extension_loaded('skipcall');
        $this->components->twoColumnDetail(
            'Extension',
            $isLoaded ? '<fg=green>' . (phpversion('skipcall') ?: '?') . '</>' : '<fg=red>not loaded in this PHP</>',
        );
        $names = $skipcall->connectionNames();
        if ($names === []) {
            $this->components->twoColumnDetail('Connections', '<fg=red>none has a key: set SKIPCALL_API_KEY in .env</>');
        }
        $isWell = $isLoaded && $names !== [];
        foreach ($names as $name) {
            $this->newLine();
            $this->components->twoColumnDetail("<fg=yellow>$name</>", $skipcall->baseUrl($name));
            try {
                $calls = $checkpoints->calls()->where('connection', $name);
                $this->components->twoColumnDetail('Calls in the table', (string) $calls->count());
                $newest = $calls->max('created_at');
                $this->components->twoColumnDetail('Newest', is_string($newest) ? "$newest UTC" : 'none');
                foreach ($checkpoints->all($name) as $one) {
                    $this->components->twoColumnDetail(
                        "Synchronisation by {$one->kind->value}",
                        $one->runAt === null
                            ? 'never ran'
                            : sprintf('%s; last ran %s UTC', $one->stopReason ?? 'under way', $one->runAt),
                    );
                    $this->components->twoColumnDetail('  complete', $one->completedAt === null ? 'not yet' : "$one->completedAt UTC");
                }
            } catch (PDOException) {
                $isWell = false;
                $this->components->twoColumnDetail('Tables', '<fg=red>cannot be read: php artisan migrate</>');
            }
        }
        return $isWell ? self::SUCCESS : self::FAILURE;
    }
}
