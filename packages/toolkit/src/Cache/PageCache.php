<?php

declare(strict_types=1);

namespace Skipcall\Cache;

use Closure;
use DateTimeImmutable;
use DateTimeZone;
use InvalidArgumentException;
use LogicException;
use Psr\Log\LoggerInterface;
use Psr\SimpleCache\CacheInterface;
use Skipcall\Call;
use Skipcall\CallPage;
use Skipcall\Client;
use Skipcall\Exception\AuthenticationException;
use Skipcall\Exception\BadRequestException;
use Skipcall\Exception\ExceptionInterface;
use Skipcall\Exception\NotFoundException;
use Skipcall\Exception\PermissionException;
use Skipcall\Exception\SkipcallException;
use Skipcall\Exception\TransportException;
use Skipcall\Request;
use Throwable;

/**
 * Pages of calls that are there when the API is not. A plan of 100 requests a minute serves 100 page views and no more;
 * over a PSR-16 cache that the workers share it serves any number, one request per page and `fresh` seconds.
 *
 *     $pages = new PageCache($client, $cache, fresh: 30, stale: 86400);
 *     $found = $pages->listCalls(page: 2, filters: ['status' => 'completed']);
 *     foreach ($found->page as $call) { ... }
 *     if ($found->isStale()) { echo 'As of ', $found->cachedAt->format('H:i'); }
 *
 * - Up to `fresh` seconds old: no request. Then one worker asks, and the others give what they have. The one who asks does
 *   so a little early by chance, the earlier the longer a request takes, so that steady traffic never waits.
 * - When the API cannot be had (rate limit, 5xx, timeout, no connection) the page of before, up to `stale` seconds longer.
 *   One attempt, no back-off; a failure is remembered for ten seconds, so that an API that hangs does not hold every worker.
 * - A key that is revoked or lacks rights, and 404, delete the page and throw; 400 is thrown.
 * - A cache that throws, or returns what it was not given, is a miss and a warning, never a failed page.
 *
 * Names and phone numbers then lie in that cache, for `fresh` + `stale` seconds.
 */
final class PageCache
{
    /** So long a failure is believed to last. */
    public const FAILURE_SECONDS = 10.0;
    /** A cache is told a time in whole seconds; entries may be used until just before. */
    private const MARGIN_SECONDS = 60;

    private readonly Client $probe;
    /** @var Client<'objects'|'arrays'> whose rows are objects, all the same */
    private readonly Client $cold;
    /** @var Client<'objects'|'arrays'> */
    private readonly Client $refresh;

    /**
     * @param Client<'objects'|'arrays'> $client
     * @param float $fresh seconds for which a page is taken as it is
     * @param float $stale seconds more for which it stands in when the API cannot be had
     * @param string|null $vary what else answers depend on; needed when `onRequest` of the client adds headers
     * @param float $refreshTimeout the longest that a page view waits for a newer page when it has one, in seconds
     * @param (Closure(): float)|null $clock Unix time, for tests
     */
    public function __construct(
        Client $client,
        private readonly CacheInterface $cache,
        private readonly float $fresh = 30.0,
        private readonly float $stale = 86400.0,
        private readonly ?string $vary = null,
        private readonly ?LoggerInterface $logger = null,
        private readonly float $refreshTimeout = 5.0,
        private readonly ?Closure $clock = null,
    ) {
        if ($fresh <= 0 || $stale < 0 || $refreshTimeout <= 0) {
            throw new InvalidArgumentException('fresh and refreshTimeout must be more than 0, and stale not less');
        }
        $options = $client->__debugInfo();
        if ((bool) ($options['onRequest'] ?? false) && $vary === null) {
            throw new InvalidArgumentException(
                'onRequest may change what is answered: say by vary: what that depends on ("" when on nothing)',
            );
        }
        $this->cold = $client->withOptions(['hydrate' => 'objects']);
        $timeout = is_numeric($options['timeout'] ?? null) ? min((float) $options['timeout'], $refreshTimeout) : $refreshTimeout;
        $this->refresh = $client->withOptions([
            'hydrate' => 'objects', 'maxRetries' => 0, 'rateLimitMaxWait' => 0, 'maxDuration' => $refreshTimeout, 'timeout' => $timeout,
        ]);
        // What a request would be: of arguments as the client understands them, before a style of `sort` is found out.
        $this->probe = $client->withOptions([
            'transport' => fn (Request $request): never => throw new Probe($this->identify($request)),
            'sortStyle' => 'form', 'rateLimitMode' => 'reactive', 'rateLimiter' => null, 'logger' => null,
            'onRequest' => null, 'onStats' => null, 'onWait' => null,
        ]);
    }

    /**
     * Arguments are those of Client::listCalls().
     *
     * @param array<string, string>|string|null $sort
     * @param array<array-key, mixed>|string|null $filters
     * @param list<string>|string|null $workspaceIds
     */
    public function listCalls(
        int $page = 1,
        ?int $limit = null,
        array|string|null $sort = null,
        #[\SensitiveParameter]
        array|string|null $filters = null,
        array|string|null $workspaceIds = null,
    ): CachedPage {
        $ask = static fn (Client $client): CallPage => $client->listCalls($page, $limit, $sort, $filters, $workspaceIds);
        $identity = $this->identity($ask);
        $now = $this->now();
        $entry = $this->read($identity, $now);
        $kept = $entry === null ? null : $this->page($entry);
        if ($entry === null || $kept === null || $now - $entry->cachedAt >= $this->fresh + $this->stale) {
            return $this->fetchFirst($ask, $identity, $entry, $now);
        }
        if ($this->isFresh($entry, $now) || $entry->busyUntil > $now || $entry->failedUntil > $now) {
            return $this->give($kept, $entry, $now);
        }
        $owner = bin2hex(random_bytes(6));
        $this->write($entry->busy($now + $this->refreshTimeout + 1, $owner));
        if ($this->read($identity, $now)?->owner !== $owner) {
            // Another one was as quick, and is the one who asks.
            return $this->give($kept, $entry, $now);
        }
        try {
            return $this->fetch($ask, $this->refresh, $identity);
        } catch (AuthenticationException | PermissionException | NotFoundException $e) {
            $this->delete($identity);
            throw $e;
        } catch (BadRequestException $e) {
            $this->write($entry);
            throw $e;
        } catch (SkipcallException $e) {
            $this->write($entry->failed($this->now() + self::FAILURE_SECONDS));
            return $this->give($kept, $entry, $this->now());
        }
    }

    /**
     * Forgets one page: the next one who wants it asks.
     *
     * @param array<string, string>|string|null $sort
     * @param array<array-key, mixed>|string|null $filters
     * @param list<string>|string|null $workspaceIds
     */
    public function forget(
        int $page = 1,
        ?int $limit = null,
        array|string|null $sort = null,
        #[\SensitiveParameter]
        array|string|null $filters = null,
        array|string|null $workspaceIds = null,
    ): void {
        $this->delete($this->identity(
            static fn (Client $client): CallPage => $client->listCalls($page, $limit, $sort, $filters, $workspaceIds),
        ));
    }

    /** @param Closure(Client<'objects'|'arrays'>): CallPage<Call|array<string, mixed>> $ask */
    private function identity(Closure $ask): string
    {
        try {
            $ask($this->probe);
        } catch (Probe $probe) {
            return $probe->identity;
        }
        throw new LogicException('the client has sent a request that was not to be sent');
    }

    private function identify(Request $request): string
    {
        $headers = $request->getHeaders();
        ksort($headers);
        return hash('sha256', json_encode(
            [$request->getAuthorization(), $request->getUrl(), $headers, $this->vary],
            JSON_THROW_ON_ERROR | JSON_INVALID_UTF8_SUBSTITUTE,
        ));
    }

    /**
     * There is no page to fall back on: the client's own patience counts, unless others have just lost theirs.
     *
     * @param Closure(Client<'objects'|'arrays'>): CallPage<Call|array<string, mixed>> $ask
     */
    private function fetchFirst(Closure $ask, string $identity, ?Entry $entry, float $now): CachedPage
    {
        if ($entry !== null && $entry->failedUntil > $now) {
            throw new TransportException('The API could not be had a moment ago, and there is no page of before');
        }
        try {
            return $this->fetch($ask, $this->cold, $identity);
        } catch (AuthenticationException | PermissionException | NotFoundException $e) {
            $this->delete($identity);
            throw $e;
        } catch (SkipcallException $e) {
            if ($e->isRetryable()) {
                $this->write((new Entry($identity, '', 0.0, 0.0))->failed($this->now() + self::FAILURE_SECONDS));
            }
            throw $e;
        }
    }

    /**
     * @param Closure(Client<'objects'|'arrays'>): CallPage<Call|array<string, mixed>> $ask
     * @param Client<'objects'|'arrays'> $client
     */
    private function fetch(Closure $ask, Client $client, string $identity): CachedPage
    {
        $began = hrtime(true);
        /** @var CallPage<Call> $page */
        $page = $ask($client);
        $cost = (hrtime(true) - $began) / 1e9;
        $now = round($this->now(), 3);
        // ASCII alone: some stores keep nothing else.
        $json = json_encode($page->toArray(), JSON_UNESCAPED_SLASHES | JSON_PRESERVE_ZERO_FRACTION | JSON_THROW_ON_ERROR);
        $entry = new Entry($identity, $json, $now, $cost);
        $this->write($entry);
        return $this->give($page, $entry, $now);
    }

    /** Early by chance, as the longest of many throws of dice is about as early as a request takes ("XFetch"). */
    private function isFresh(Entry $entry, float $now): bool
    {
        $early = -$entry->cost * log(random_int(1, PHP_INT_MAX) / PHP_INT_MAX);
        return $now + $early < $entry->cachedAt + $this->fresh;
    }

    /** @param CallPage<Call> $page */
    private function give(CallPage $page, Entry $entry, float $now): CachedPage
    {
        $date = DateTimeImmutable::createFromFormat('U.u', sprintf('%.6F', $entry->cachedAt), new DateTimeZone('UTC'));
        return new CachedPage($page, $date ?: new DateTimeImmutable('@0'), $now - $entry->cachedAt >= $this->fresh);
    }

    /** @return CallPage<Call>|null null: what is kept is no page */
    private function page(Entry $entry): ?CallPage
    {
        if (!$entry->hasPage()) {
            return null;
        }
        try {
            /** @var CallPage<Call> $page */
            $page = CallPage::fromJson($entry->json);
            return $page;
        } catch (ExceptionInterface) {
            return null;
        }
    }

    private function read(string $identity, float $now): ?Entry
    {
        try {
            $value = $this->cache->get(self::key($identity));
        } catch (Throwable $e) {
            $this->warn('could not be read', $e);
            return null;
        }
        $entry = Entry::read($value, $identity, $now, $this->refreshTimeout + 1);
        if ($entry === null && $value !== null) {
            $this->warn('returned what it was not given');
        }
        return $entry;
    }

    private function write(Entry $entry): void
    {
        $seconds = $entry->hasPage() ? $this->fresh + $this->stale : self::FAILURE_SECONDS;
        try {
            if (!$this->cache->set(self::key($entry->identity), $entry->write(), (int) ceil($seconds) + self::MARGIN_SECONDS)) {
                $this->warn('did not take a page');
            }
        } catch (Throwable $e) {
            $this->warn('could not be written', $e);
        }
    }

    private function delete(string $identity): void
    {
        try {
            $this->cache->delete(self::key($identity));
        } catch (Throwable $e) {
            $this->warn('could not be written', $e);
        }
    }

    private function warn(string $what, ?Throwable $because = null): void
    {
        // Messages of stores may hold what they were to keep.
        $this->logger?->warning("skipcall: the cache of pages $what", $because === null ? [] : ['class' => $because::class]);
    }

    private function now(): float
    {
        return $this->clock === null ? microtime(true) : ($this->clock)();
    }

    /** At most 64 characters of those that every store takes. */
    private static function key(string $identity): string
    {
        return 'skipcall.' . substr($identity, 0, 48);
    }
}
