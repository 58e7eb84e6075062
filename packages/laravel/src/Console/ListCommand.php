<?php

declare(strict_types=1);

namespace Skipcall\Laravel\Console;

use Illuminate\Console\Command;
use Skipcall\Call;
use Skipcall\Exception\ExceptionInterface;
use Skipcall\Laravel\Exceptions\NotConfigured;
use Skipcall\Laravel\SkipcallManager;

final class ListCommand extends Command
{
    /** @var string */
    protected $signature = 'skipcall:list
        {connection? : A connection of config/skipcall.php; the default one when none is named}
        {--page=1 : Which page}
        {--limit=20 : Calls of a page, 100 at most}
        {--sort=-createdAt : By which member, "-" for the highest first}
        {--filters= : Filters as JSON}
        {--json : The page as JSON}';
    /** @var string */
    protected $description = 'List calls as Skipcall has them now';

    public function handle(SkipcallManager $skipcall): int
    {
        $name = $this->argument('connection');
        $filters = $this->option('filters');
        $sort = $this->option('sort');
        try {
            $page = $skipcall->connection(is_string($name) ? $name : null)->withOptions(['hydrate' => 'objects'])->listCalls(
                page: max(1, (int) $this->option('page')),
                limit: max(1, (int) $this->option('limit')),
                sort: is_string($sort) && $sort !== '' ? $sort : null,
                filters: is_string($filters) && $filters !== '' ? $filters : null,
            );
        } catch (NotConfigured | ExceptionInterface $e) {
            $this->components->error($e->getMessage());
            return self::FAILURE;
        }
        if ($this->option('json')) {
            $this->line(json_encode($page, JSON_UNESCAPED_UNICODE | JSON_UNESCAPED_SLASHES | JSON_THROW_ON_ERROR));
            return self::SUCCESS;
        }
        $this->table(['Created', 'Direction', 'Status', 'Number', 'Contact', 'Caller', 'Seconds'], array_map(
            fn (Call $call): array => [
                $call->getCreatedAt()?->format('Y-m-d H:i:s') ?? '',
                $call->type ?? '',
                $call->status ?? '',
                $call->phoneNumber->value ?? '',
                $call->contact?->getFullName() ?? '',
                $call->caller?->getFullName() ?? '',
                $call->getDurationSeconds() === null ? '' : (string) (int) round($call->getDurationSeconds()),
            ],
            $page->data,
        ));
        $limit = $page->rateLimit;
        $this->line(sprintf(
            ' Page %d of %d, %d calls, times in UTC%s',
            $page->page,
            max(1, $page->totalPages),
            $page->total,
            $limit === null ? '' : ", $limit->remaining of $limit->limit requests left in this minute",
        ));
        return self::SUCCESS;
    }
}
