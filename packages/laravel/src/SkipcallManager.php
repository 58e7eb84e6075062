<?php

declare(strict_types=1);

namespace Skipcall\Laravel;

use Illuminate\Contracts\Config\Repository;
use Illuminate\Contracts\Container\Container;
use Illuminate\Contracts\Foundation\Application;
use Illuminate\Pagination\LengthAwarePaginator;
use Illuminate\Pagination\Paginator;
use Psr\Log\LoggerInterface;
use Skipcall\Cache\PageCache;
use Skipcall\Call;
use Skipcall\Client;
use Skipcall\Laravel\Exceptions\NotConfigured;
use Skipcall\Laravel\Http\ClientEvents;
use Skipcall\Laravel\Testing\Fakes;
use Skipcall\Testing\CallFactory;
use Skipcall\Testing\FakeApi;

/**
 * Clients by what config/skipcall.php says. Made anew for each request and job: a client is cheap, its connections belong
 * to the process.
 *
 * @mixin Client
 * @phpstan-import-type Options from Client
 */
class SkipcallManager
{
    /** @var array<string, Client> */
    private array $connections = [];

    public function __construct(private readonly Container $app, private readonly Fakes $fakes)
    {
    }

    /** The client of a connection of config/skipcall.php; null: the default one. */
    public function connection(?string $name = null): Client
    {
        $name ??= $this->defaultConnection();
        return $this->connections[$name] ??= $this->make($name);
    }

    /**
     * A client with the key of a tenant that is in no configuration. The base URL is that of the default connection,
     * unless another one is given.
     *
     * @param array<string, mixed> $options
     */
    public function for(
        #[\SensitiveParameter]
        string $key,
        array $options = [],
        ?string $baseUrl = null,
    ): Client {
        $this->requireExtension();
        $like = $this->settings($this->defaultConnection());
        return $this->client($key, $baseUrl ?? $like['base_url'], $options + $like['options']);
    }

    public function defaultConnection(): string
    {
        return $this->text('default') ?? 'main';
    }

    /**
     * The connections that have a key.
     *
     * @return list<string>
     */
    public function connectionNames(): array
    {
        $all = $this->config()->get('skipcall.connections');
        $names = array_map(strval(...), array_keys(is_array($all) ? $all : []));
        return array_values(array_filter($names, fn (string $name): bool => $this->hasKey($name)));
    }

    public function hasKey(string $name): bool
    {
        // A fake needs no key for the connection that is used when none is named.
        return $this->text("connections.$name.key") !== null
            || ($this->fakes->api() !== null && $name === $this->defaultConnection());
    }

    /** The base URL that a connection asks, for people to read. */
    public function baseUrl(string $name): string
    {
        return $this->settings($name)['base_url'];
    }

    /** Pages of a connection over the cache store of config/skipcall.php, or over the default one. */
    public function pages(?string $connection = null): PageCache
    {
        $name = $connection ?? $this->defaultConnection();
        $options = $this->settings($name)['options'];
        $common = $this->config()->get('skipcall.options');
        $options += is_array($common) ? $common : [];
        $seconds = function (string $option, float $default): float {
            $value = $this->config()->get("skipcall.cache.$option");
            return is_numeric($value) ? (float) $value : $default;
        };
        // Our own onRequest changes nothing; one of theirs may.
        $vary = isset($options['onRequest']) ? $this->text('cache.vary') : '';
        return new PageCache(
            $this->connection($name),
            $this->app->make('cache')->store($this->text('cache.store')),
            $seconds('fresh', 30.0),
            $seconds('stale', 86400.0),
            $vary,
            $this->logger(),
        );
    }

    /**
     * A page of calls as Laravel's views know pages; its number is that of the web request, unless it is given.
     *
     * @param array<string, string>|string|null $sort
     * @param array<array-key, mixed>|string|null $filters
     * @param list<string>|string|null $workspaceIds
     * @return LengthAwarePaginator<int, Call>
     */
    public function paginate(
        int $perPage = 25,
        array|string|null $sort = '-createdAt',
        #[\SensitiveParameter]
        array|string|null $filters = null,
        array|string|null $workspaceIds = null,
        string $pageName = 'page',
        ?int $page = null,
        ?string $connection = null,
    ): LengthAwarePaginator {
        $page = max(1, $page ?? Paginator::resolveCurrentPage($pageName));
        $found = $this->text('cache.store') === null
            ? $this->connection($connection)->withOptions(['hydrate' => 'objects'])
                ->listCalls($page, $perPage, $sort, $filters, $workspaceIds)
            : $this->pages($connection)->listCalls($page, $perPage, $sort, $filters, $workspaceIds)->page;
        /** @var list<Call> $calls */
        $calls = $found->data;
        return new LengthAwarePaginator($calls, $found->total, $found->limit, $found->page, [
            'path' => Paginator::resolveCurrentPath(),
            'pageName' => $pageName,
        ]);
    }

    /**
     * From now on no request reaches the network: clients of every connection and key are clients of this API, which lists
     * these calls to all of them.
     *
     * @param iterable<array<string, mixed>>|CallFactory|FakeApi $calls
     */
    public function fake(iterable|CallFactory|FakeApi $calls = []): FakeApi
    {
        $this->connections = [];
        return $this->fakes->use($calls instanceof FakeApi ? $calls : new FakeApi($calls));
    }

    /** From now on a request throws a StrayRequest, unless fake() was called. */
    public function preventStrayRequests(bool $prevent = true): static
    {
        $this->connections = [];
        $this->fakes->preventStrayRequests($prevent);
        return $this;
    }

    /** Forgets the clients: configuration that has changed is read again. */
    public function purge(): void
    {
        $this->connections = [];
    }

    /**
     * Calls of the default connection: Skipcall::listCalls(), Skipcall::iterateCalls() and so on.
     *
     * @param array<array-key, mixed> $arguments
     */
    public function __call(string $method, array $arguments): mixed
    {
        return $this->connection()->$method(...$arguments);
    }

    private function make(string $name): Client
    {
        $this->requireExtension();
        $settings = $this->settings($name);
        if ($settings['key'] === null && $this->fakes->api() === null) {
            throw NotConfigured::key($name, $this->config()->get("skipcall.connections.$name") !== null);
        }
        return $this->client($settings['key'] ?? FakeApi::KEY, $settings['base_url'], $settings['options']);
    }

    /** @param array<array-key, mixed> $options */
    private function client(
        #[\SensitiveParameter]
        string $key,
        string $baseUrl,
        array $options,
    ): Client {
        $common = $this->config()->get('skipcall.options');
        $options += (is_array($common) ? $common : []) + $this->defaults();
        $options = ['baseUrl' => $baseUrl] + $this->withEvents($options);
        $fake = $this->fakes->optionsFor($key);
        if ($fake !== null) {
            $options = $fake + $options;
        }
        /** @var Options $options what is none is refused, and named, by the client */
        return new Client($key, $options);
    }

    /** @return array<string, mixed> */
    private function defaults(): array
    {
        $options = ['logger' => $this->logger()];
        if ($this->app instanceof Application && !$this->app->runningInConsole()) {
            $options['maxDuration'] = $this->config()->get('skipcall.web.max_duration');
            $options['rateLimitMaxWait'] = $this->config()->get('skipcall.web.rate_limit_wait');
        }
        $redis = $this->text('redis');
        if ($redis !== null) {
            $options['rateLimiter'] = RedisLimiter::over($this->app, $redis);
            $options['rateLimiterFailure'] = 'local';
        }
        return $options;
    }

    private function logger(): ?LoggerInterface
    {
        $channel = $this->config()->get('skipcall.log');
        if ($channel === false) {
            return null;
        }
        $log = $this->app->make('log');
        return is_string($channel) && $channel !== '' ? $log->channel($channel) : $log;
    }

    /**
     * @param array<array-key, mixed> $options
     * @return array<array-key, mixed>
     */
    private function withEvents(array $options): array
    {
        return $this->app->make(ClientEvents::class)->addTo($options);
    }

    /** @return array{key: ?string, base_url: string, options: array<array-key, mixed>} */
    private function settings(string $name): array
    {
        $options = $this->config()->get("skipcall.connections.$name.options");
        return [
            'key' => $this->text("connections.$name.key"),
            // Always given: the extension would look into the environment, which config:cache hides.
            'base_url' => $this->text("connections.$name.base_url") ?? 'https://api-public.skipcall.app',
            'options' => is_array($options) ? $options : [],
        ];
    }

    private function text(string $name): ?string
    {
        $value = $this->config()->get("skipcall.$name");
        return is_string($value) && $value !== '' ? $value : null;
    }

    private function config(): Repository
    {
        return $this->app->make('config');
    }

    private function requireExtension(): void
    {
        if (!extension_loaded('skipcall')) {
            throw NotConfigured::extension();
        }
    }
}
