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
use Skipcall\Exception\RateLimitException;
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
 * - No request for nine tenths of `fresh` seconds. Then one worker asks, or a little earlier by chance where a request takes long,
 *   and the others give what they have: steady traffic has a newer page before the one that it has is old. Where it is old
 *   already the others wait about as long as a request takes, half a second at most, while the API answers.
 * - When the API cannot be had (rate limit, 5xx, timeout, no connection) the page of before, up to `stale` seconds longer.
 *   One attempt, no back-off; a failure is remembered for ten seconds. When two pages in turn have failed the API is taken to
 *   be down: then one worker tries one page every ten seconds, and an API that hangs holds no more than this one. Before that
 *   no other asks once two have waited for longer than usual.
 * - A key that is revoked or lacks rights, and 404, delete the page and throw; 400 is thrown.
 * - A cache that throws, or returns what it was not given, is a miss and a warning, never a failed page.
 *
 * Names and phone numbers then lie in that cache, for `fresh` + `stale` seconds.
 */
final class PageCache
{
    /** So long a failure is believed to last. */
    public const FAILURE_SECONDS = 10.0;
    /** Owner of a failure of all pages; no hexadecimal digits. */
    private const ALL = 'all';
    /** Seconds after which an answer is late, whatever the last one took: no less, and no more. */
    private const LEAST_PATIENCE = 0.05;
    private const MOST_PATIENCE = 0.5;
    private const MOST_LOOKS = 100;
    /** A cache is told a time in whole seconds; entries may be used until just before. */
    private const MARGIN_SECONDS = 60;

    private readonly Client $probe;
    /** @var Client<'objects'|'arrays'> whose rows are objects, all the same */
    private readonly Client $cold;
    /** @var Client<'objects'|'arrays'> */
    private readonly Client $refresh;
    /** @var array<string, true> what was said already of this page */
    private array $warned = [];

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
            'transport' => fn (Request $request): never => throw $this->identify($request),
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
        $this->warned = [];
        $question = $this->question($page, $limit, $sort, $filters, $workspaceIds);
        $now = $this->now();
        $entry = $this->read($question->identity, $now);
        $kept = $entry === null ? null : $this->page($entry);
        if ($entry === null || $kept === null || $now - $entry->cachedAt >= $this->fresh + $this->stale) {
            return $this->fetchFirst($question, $entry, $now);
        }
        if ($entry->busyUntil > $now) {
            return $this->newer($question, $entry, $entry->busyUntil - $this->refreshTimeout - 1) ?? $this->give($kept, $entry, $now);
        }
        if ($this->isYoung($entry, $now) || $entry->failedUntil > $now) {
            return $this->give($kept, $entry, $now);
        }
        $isAfterFailure = false;
        if (!$this->mayAsk($question, $entry, $now, $isAfterFailure)) {
            // Not said in the page's entry as well: in stores of files to write a page costs more than the next ones' second look.
            return $this->give($kept, $entry, $now);
        }
        $owner = self::owner();
        // Where others have failed since the last answer nobody waits for this one.
        $asked = $isAfterFailure ? $entry->failed($now) : $entry;
        $this->write($asked->busy($now + $this->refreshTimeout + 1, $owner));
        if ($this->read($question->identity, $now)?->owner !== $owner) {
            // Another one was as quick, and is the one who asks.
            return $this->newer($question, $asked, $now) ?? $this->give($kept, $entry, $now);
        }
        try {
            return $this->fetch($question, $this->refresh);
        } catch (AuthenticationException | PermissionException | NotFoundException $e) {
            $this->delete($question->identity);
            $this->delete($question->scope);
            throw $e;
        } catch (BadRequestException $e) {
            $this->write($entry);
            $this->delete($question->scope);
            throw $e;
        } catch (SkipcallException $e) {
            $this->write($entry->failed($this->failed($question, $e)));
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
        $this->warned = [];
        $this->delete($this->question($page, $limit, $sort, $filters, $workspaceIds)->identity);
    }

    /**
     * What is asked for, of arguments as the client understands them.
     *
     * @param array<string, string>|string|null $sort
     * @param array<array-key, mixed>|string|null $filters
     * @param list<string>|string|null $workspaceIds
     */
    private function question(
        int $page,
        ?int $limit,
        array|string|null $sort,
        #[\SensitiveParameter]
        array|string|null $filters,
        array|string|null $workspaceIds,
    ): Question {
        $ask = static fn (Client $client): CallPage => $client->listCalls($page, $limit, $sort, $filters, $workspaceIds);
        try {
            $ask($this->probe);
        } catch (Probe $probe) {
            return new Question($ask, $probe->identity, $probe->scope);
        }
        throw new LogicException('the client has sent a request that was not to be sent');
    }

    private function identify(Request $request): Probe
    {
        $headers = $request->getHeaders();
        ksort($headers);
        return new Probe(
            self::hash([$request->getAuthorization(), $request->getUrl(), $headers, $this->vary]),
            self::hash(['down', $request->getAuthorization(), explode('?', $request->getUrl(), 2)[0]]),
        );
    }

    /** @param list<mixed> $of */
    private static function hash(#[\SensitiveParameter] array $of): string
    {
        return hash('sha256', json_encode($of, JSON_THROW_ON_ERROR | JSON_INVALID_UTF8_SUBSTITUTE));
    }

    private static function owner(): string
    {
        return bin2hex(random_bytes(6));
    }

    /**
     * Not when the API is down, or when two ask already and this page is not old, or they have got no answer for a while.
     *
     * @param Entry|null $entry of a page that there is
     * @param bool $isAfterFailure is set where it may: whether others have failed since the last answer
     */
    private function mayAsk(Question $question, ?Entry $entry, float $now, bool &$isAfterFailure): bool
    {
        $known = $this->read($question->scope, $now) ?? new Entry($question->scope, '', 0.0, 0.0);
        $patience = min($this->refreshTimeout + 1, self::FAILURE_SECONDS);
        if (!self::isDown($known)) {
            $isAsked = $known->busyUntil > $now;
            if ($isAsked && $known->cost >= 2) {
                if ($entry !== null && $now - $entry->cachedAt < $this->fresh) {
                    return false;
                }
                $slow = $entry === null ? self::MOST_PATIENCE : min(max(3 * $entry->cost, self::LEAST_PATIENCE), self::MOST_PATIENCE);
                if ($now > $known->busyUntil - $patience + $slow) {
                    return false;
                }
            }
            $isAfterFailure = $known->failedUntil > 0.0;
            // How many ask is what "cost" is here; since when, by its end.
            $this->write(new Entry(
                $question->scope,
                '',
                0.0,
                $isAsked ? $known->cost + 1 : 1,
                $isAsked ? $known->busyUntil : $now + $patience,
                $known->owner,
                $known->failedUntil,
            ));
            return true;
        }
        if ($known->failedUntil > $now) {
            return false;
        }
        // One looks whether it still is.
        $look = new Entry($question->scope, '', 0.0, 0.0, $now + $patience, self::ALL . self::owner(), $now + $patience);
        $this->write($look);
        $isAfterFailure = true;
        return $this->read($question->scope, $now)?->owner === $look->owner;
    }

    /** Of all pages. Where one alone has failed it may be that one. */
    private static function isDown(Entry $entry): bool
    {
        return str_starts_with($entry->owner, self::ALL);
    }

    /** Remembers it, and tells until when. */
    private function failed(Question $question, SkipcallException $failure): float
    {
        $now = $this->now();
        $seconds = self::FAILURE_SECONDS;
        $owner = substr($question->identity, 0, 12);
        $down = $this->read($question->scope, $now);
        if ($failure instanceof RateLimitException) {
            // It is over when it says so, and holds for every page.
            $seconds = min($seconds, max($failure->getRetryAfter(), 0.1));
            $owner = self::ALL;
        } elseif ($down !== null && (self::isDown($down) || !in_array($down->owner, ['-', $owner], true))) {
            $owner = self::ALL;
        }
        // Others may be asking still.
        $this->write(new Entry($question->scope, '', 0.0, $down->cost ?? 0.0, $down->busyUntil ?? 0.0, $owner, $now + $seconds));
        return $now + $seconds;
    }

    /** There is no page to fall back on: the client's own patience counts, unless others have just lost theirs. */
    private function fetchFirst(Question $question, ?Entry $entry, float $now): CachedPage
    {
        $isAfterFailure = false;
        if (($entry !== null && $entry->failedUntil > $now) || !$this->mayAsk($question, null, $now, $isAfterFailure)) {
            throw new TransportException('The API could not be had a moment ago, and there is no page of before');
        }
        try {
            return $this->fetch($question, $this->cold);
        } catch (AuthenticationException | PermissionException | NotFoundException $e) {
            $this->delete($question->identity);
            $this->delete($question->scope);
            throw $e;
        } catch (SkipcallException $e) {
            if ($e->isRetryable()) {
                $this->write((new Entry($question->identity, '', 0.0, 0.0))->failed($this->failed($question, $e)));
            } else {
                $this->delete($question->scope);
            }
            throw $e;
        }
    }

    /** @param Client<'objects'|'arrays'> $client */
    private function fetch(Question $question, Client $client): CachedPage
    {
        $began = hrtime(true);
        /** @var CallPage<Call> $page */
        $page = ($question->ask)($client);
        $cost = (hrtime(true) - $began) / 1e9;
        $now = round($this->now(), 3);
        // ASCII alone: some stores keep nothing else.
        $json = json_encode($page->toArray(), JSON_UNESCAPED_SLASHES | JSON_PRESERVE_ZERO_FRACTION | JSON_THROW_ON_ERROR);
        $entry = new Entry($question->identity, $json, $now, $cost);
        $this->write($entry);
        $this->delete($question->scope);
        return $this->give($page, $entry, $now);
    }

    /** In the last tenth one asks anew, and earlier by chance where it takes long: of many throws of dice the largest ("XFetch"). */
    private function isYoung(Entry $entry, float $now): bool
    {
        $early = max($this->fresh / 10, -$entry->cost * log(random_int(1, PHP_INT_MAX) / PHP_INT_MAX));
        return $now + $early < $entry->cachedAt + $this->fresh;
    }

    /**
     * Where a page is old and another one asks for it now: what that one gets, if it does about as soon as the last one did. Nobody
     * waits where the last request has failed, or where this one is late already.
     *
     * @param float $asked Unix time since when
     */
    private function newer(Question $question, Entry $entry, float $asked): ?CachedPage
    {
        $until = $asked + min(max(2 * $entry->cost, self::LEAST_PATIENCE), self::MOST_PATIENCE);
        if ($this->now() - $entry->cachedAt < $this->fresh || $entry->failedUntil > 0.0) {
            return null;
        }
        // A clock of a test may stand still.
        for ($look = 0; $look < self::MOST_LOOKS && $this->now() < $until; $look++) {
            usleep((int) (1e6 * self::MOST_PATIENCE / self::MOST_LOOKS));
            $newer = $this->read($question->identity, $this->now());
            if ($newer === null || $newer->failedUntil > 0.0) {
                return null;
            }
            if ($newer->cachedAt > $entry->cachedAt) {
                $page = $this->page($newer);
                return $page === null ? null : $this->give($page, $newer, $this->now());
            }
        }
        return null;
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
        if (isset($this->warned[$what])) {
            return;
        }
        $this->warned[$what] = true;
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
