<?php

declare(strict_types=1);

namespace Skipcall\Laravel\Facades;

use Illuminate\Support\Facades\Facade;
use Skipcall\Laravel\SkipcallManager;

/**
 * @method static \Skipcall\Client connection(?string $name = null)
 * @method static \Skipcall\Client for(string $key, array<string, mixed> $options = [], ?string $baseUrl = null)
 * @method static list<string> connectionNames()
 * @method static \Skipcall\Cache\PageCache pages(?string $connection = null)
 * @method static \Illuminate\Pagination\LengthAwarePaginator<int, \Skipcall\Call> paginate(int $perPage = 25, array<string, string>|string|null $sort = '-createdAt', array<array-key, mixed>|string|null $filters = null, list<string>|string|null $workspaceIds = null, string $pageName = 'page', ?int $page = null, ?string $connection = null)
 * @method static \Skipcall\Testing\FakeApi fake(iterable<array<string, mixed>>|\Skipcall\Testing\CallFactory|\Skipcall\Testing\FakeApi $calls = [])
 * @method static \Skipcall\Laravel\SkipcallManager preventStrayRequests(bool $prevent = true)
 * @method static void purge()
 * @method static \Skipcall\CallPage<\Skipcall\Call> listCalls(int $page = 1, ?int $limit = null, array<string, string>|string|null $sort = null, array<array-key, mixed>|string|null $filters = null, list<string>|string|null $workspaceIds = null)
 * @method static \Skipcall\PendingCallPage<\Skipcall\Call> listCallsAsync(int $page = 1, ?int $limit = null, array<string, string>|string|null $sort = null, array<array-key, mixed>|string|null $filters = null, list<string>|string|null $workspaceIds = null)
 * @method static int countCalls(array<array-key, mixed>|string|null $filters = null, list<string>|string|null $workspaceIds = null, \DateTimeInterface|string|null $since = null, \DateTimeInterface|string|null $until = null)
 * @method static \Skipcall\CallIterator<\Skipcall\Call> iterateCalls(array<string, string>|string|null $sort = 'createdAt', array<array-key, mixed>|string|null $filters = null, list<string>|string|null $workspaceIds = null, \DateTimeInterface|string|null $since = null, \DateTimeInterface|string|null $until = null, int $pageSize = 100, ?int $maxRows = null)
 * @method static mixed get(string $path, array<string, mixed> $query = [])
 * @method static \Skipcall\RateLimit|null getRateLimit()
 *
 * @see SkipcallManager
 */
final class Skipcall extends Facade
{
    /** The manager lives as long as a request; the one of the request before must not be kept here. */
    protected static $cached = false;

    protected static function getFacadeAccessor(): string
    {
        return SkipcallManager::class;
    }
}
