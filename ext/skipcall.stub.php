<?php

/**
 * The public surface of the extension. skipcall_arginfo.h is generated from it by tools/arginfo.
 *
 * "API document" below means the OpenAPI document of the Skipcall Public API, GET /v1/calls.
 *
 * @generate-class-entries
 */

namespace Skipcall {

    /**
     * Reads the Skipcall Public API. Cheap to create: connections belong to the process, not to the object.
     * Not final, so that tests can double it. Not serialisable, not cloneable: use withOptions().
     *
     * Options (array keys; null means the default; numeric strings are read as numbers; an unknown key throws
     * and names the nearest):
     *
     *   baseUrl          string    'https://api-public.skipcall.app' (SKIPCALL_BASE_URL of the environment, $_ENV or
     *                              $_SERVER); a trailing "/" or "/v1" is dropped; http:// only to a loopback address, or
     *                              with skipcall.allow_insecure=1
     *   timeout          float     30.0  seconds for one attempt (0.001 to 3600), counted only while the engine is driven,
     *                                    and not while it waits for a connection or an HTTP/2 stream that others use
     *   connectTimeout   float     5.0   seconds until a connection stands (0.001 to 3600), TLS included; the wait for one
     *                                    that others use does not count
     *   maxDuration      ?float    null  seconds for one call with all its attempts and waits (0.001 to 86400); also caps
     *                                    timeout and every wait: what would not fit is not begun. Default
     *                                    skipcall.max_duration; without it none on the CLI, 10 in a web SAPI. There never
     *                                    more than what is left of max_execution_time by the clock on the wall
     *   maxRetries       int       3     (0 to 100) after the first attempt, on connection failures, 408, 500 and
     *                                    502 to 504, with back-off (full jitter, 0.25 s doubled up to 10 s) or as
     *                                    Retry-After says when that is 60 s or less; a 429 that was waited out is not counted
     *   rateLimitMode    string    'wait' until the rate limit allows a request | 'fail' (throw at once) | 'reactive' (no budget
     *                              of ours: send, and obey 429). The limit is what the server's X-RateLimit headers say
     *                              ("Rate Limiting" of the API document), counted together with every process of this user on
     *                              this host (see skipcall.shared_file, skipcall.rate_limit_scope)
     *   rateLimitMaxWait ?float    null  longest sum of waits for the rate limit of one call in seconds, those that a 429 asks for
     *                                    included (0 to 3600; 0: never wait). What would be longer, or would outlive a pending
     *                                    pcntl_alarm(), is not begun. Default skipcall.max_wait: 65 on the CLI, 2 in a web SAPI
     *   rateLimitReserve int       0     (0 to 60000) requests of every window that are left to others: page views while a cron
     *                                    job syncs. As many as the limit or more: InvalidArgumentException
     *   rateLimitPerMinute ?int    null  (1 to 60000) limit assumed as long as the server has stated none
     *   rateLimitBucket  ?string   null  name of a budget (1 to 255 bytes) that several keys share, or that outlives a key's rotation;
     *                                    null: one per key and base URL
     *   rateLimiter      ?RateLimiter null  keeps the budget elsewhere, for a fleet of hosts
     *   rateLimiterFailure string  'throw' | 'local' (this host's own budget decides) when rateLimiter throws
     *   prefetch         int       2     (0 to 16) pages under way ahead of the reader of iterateCalls(); places at which syncCalls()
     *                                    reads at once
     *   hydrate          string    'objects' | 'arrays' (rows exactly as json_decode($json, true) gives them)
     *   invalidText      string    'replace' (half of a surrogate pair in a value, as JavaScript leaves it of a cut emoji, is read
     *                              as U+FFFD; counted on the page and in getReport(), told to the logger) | 'throw' (as
     *                              json_decode() does). In an id or a member's name it throws either way, and so do bytes that
     *                              are not UTF-8
     *   sortStyle        string    'auto' | 'form' (orderBy=..&order=..) | 'deepObject' (sort[orderBy]=..&sort[order]=..);
     *                              the API document does not say which: 'auto' asks the first way, looks at the rows, and
     *                              asks the other way when they contradict the order asked for
     *   maxResponseBytes int       16777216  (1024 to 1073741824) after decompression
     *   persistent       bool      true  connections are kept for later PHP requests of this process (see skipcall.persistent);
     *                                    false: only for the current one
     *   headers          array     []    name => value, added to every request; Authorization, Host, Content-Length, Transfer-Encoding
     *                                  and CR/LF are refused
     *   userAgent        ?string   null  put before "skipcall-php/<version>", e.g. "AcmeCRM/2.1"
     *   proxy            ?string   null  as libcurl takes it: "http://user:password@host:port", also https, socks4, socks4a, socks5,
     *                                    socks5h; "" for none; default: HTTPS_PROXY, https_proxy or ALL_PROXY of the environment,
     *                                    which http:// base URLs do not use
     *   noProxy          ?string   null  hosts reached without it, separated by commas, "*" for all; default: NO_PROXY
     *   caFile           ?string   null  PEM file of the certificate authorities to trust; default: skipcall.ca_file,
     *                                    curl.cainfo, openssl.cafile, else the system's
     *   verifyTls        bool      true  false is refused unless skipcall.allow_insecure=1
     *   logger           ?object   null  a Psr\Log\LoggerInterface, or any object with a public log($level, $message,
     *                                    array $context): each attempt at debug, that it is repeated at info, that it is given up at warning
     *   onRequest        ?callable null  fn(Request $request): ?array            headers to add to the attempt (traceparent)
     *   onStats          ?callable null  fn(TransferStats $stats): void          after every attempt
     *   onWait           ?callable null  fn(float $seconds, string $reason): ?bool   before every wait: 'rateLimit', 'retryAfter',
     *                                    'backoff'; false: do not wait, throw
     *   transport        ?callable null  fn(Request $request): array{status: int, headers?: array<string, string|list<string>>,
     *                                    body: string}|object   replaces the network; also a PSR-7 response. A TransportException
     *                                    it throws is that failure, an exception that is none of ours the previous one of a
     *                                    TransportException. Retries, decoding and errors stay real; what is learnt of the server,
     *                                    its rate limit included, is then this client's own
     *   sleep            ?callable null  fn(float $seconds): void   replaces waiting, and the client's clock goes on by as much: for
     *                                    tests; what is learnt of the server is then this client's own
     *
     * Personal data: $filters holds phone numbers and names. URLs in stats, logs and messages carry "filters=…" instead, and
     * exception messages hold no byte of a body beyond the server's own error text. A Request has both filters and key, and
     * gives them to who asks for them: it shows neither in a dump, and has no property that could be written anywhere.
     *
     * Every method that sends a request throws Skipcall\Exception\TransportException when there is no usable response,
     * ApiException when the status is not 2xx, DecodeException when the body is not the documented JSON; and
     * Skipcall\Exception\InvalidArgumentException, before anything is sent, when an argument is not allowed.
     *
     * H is what rows are: Client<'arrays'> or Client<Hydrate::Arrays> for arrays, else objects. (Psalm knows no default of a
     * template: what it is given as a bound leads to objects where nothing is said.)
     *
     * @phpstan-template-covariant H of 'objects'|'arrays'|Hydrate = 'objects'
     * @psalm-template-covariant H of string|\BackedEnum|null
     * @phpstan-type Options array{
     *     baseUrl?: string|null,
     *     timeout?: float|int|numeric-string|null,
     *     connectTimeout?: float|int|numeric-string|null,
     *     maxDuration?: float|int|numeric-string|null,
     *     maxRetries?: int|numeric-string|null,
     *     rateLimitMode?: RateLimitMode|'wait'|'fail'|'reactive'|null,
     *     rateLimitMaxWait?: float|int|numeric-string|null,
     *     rateLimitReserve?: int|numeric-string|null,
     *     rateLimitPerMinute?: int|numeric-string|null,
     *     rateLimitBucket?: non-empty-string|null,
     *     rateLimiter?: RateLimiter|null,
     *     rateLimiterFailure?: RateLimiterFailure|'throw'|'local'|null,
     *     prefetch?: int|numeric-string|null,
     *     hydrate?: Hydrate|'objects'|'arrays'|null,
     *     invalidText?: InvalidText|'replace'|'throw'|null,
     *     sortStyle?: SortStyle|'auto'|'form'|'deepObject'|null,
     *     maxResponseBytes?: int|numeric-string|null,
     *     persistent?: bool|0|1|'0'|'1'|null,
     *     headers?: array<string, string|int>|null,
     *     userAgent?: non-empty-string|null,
     *     proxy?: string|null,
     *     noProxy?: string|null,
     *     caFile?: non-empty-string|null,
     *     verifyTls?: bool|0|1|'0'|'1'|null,
     *     logger?: object|null,
     *     onRequest?: (callable(Request): (array<string, string|int>|null))|null,
     *     onStats?: (callable(TransferStats): mixed)|null,
     *     onWait?: (callable(float, 'rateLimit'|'retryAfter'|'backoff'): mixed)|null,
     *     transport?: (callable(Request): (array{status: int, headers?: array<string, string|list<string>>, body: string}|object))|null,
     *     sleep?: (callable(float): mixed)|null,
     * }
     * @not-serializable
     */
    class Client
    {
        /** @var string */
        public const VERSION = '0.2.0';

        /**
         * @param string|null $apiKey sk_live_... or sk_test_... (API document, Authentication); null reads SKIPCALL_API_KEY
         *        of the environment, $_ENV or $_SERVER (php-fpm hides the environment unless clear_env = no or
         *        env[SKIPCALL_API_KEY] is set)
         * @phpstan-param array{
         *     baseUrl?: string|null,
         *     timeout?: float|int|numeric-string|null,
         *     connectTimeout?: float|int|numeric-string|null,
         *     maxDuration?: float|int|numeric-string|null,
         *     maxRetries?: int|numeric-string|null,
         *     rateLimitMode?: RateLimitMode|'wait'|'fail'|'reactive'|null,
         *     rateLimitMaxWait?: float|int|numeric-string|null,
         *     rateLimitReserve?: int|numeric-string|null,
         *     rateLimitPerMinute?: int|numeric-string|null,
         *     rateLimitBucket?: non-empty-string|null,
         *     rateLimiter?: RateLimiter|null,
         *     rateLimiterFailure?: RateLimiterFailure|'throw'|'local'|null,
         *     prefetch?: int|numeric-string|null,
         *     hydrate?: H|null,
         *     invalidText?: InvalidText|'replace'|'throw'|null,
         *     sortStyle?: SortStyle|'auto'|'form'|'deepObject'|null,
         *     maxResponseBytes?: int|numeric-string|null,
         *     persistent?: bool|0|1|'0'|'1'|null,
         *     headers?: array<string, string|int>|null,
         *     userAgent?: non-empty-string|null,
         *     proxy?: string|null,
         *     noProxy?: string|null,
         *     caFile?: non-empty-string|null,
         *     verifyTls?: bool|0|1|'0'|'1'|null,
         *     logger?: object|null,
         *     onRequest?: (callable(Request): (array<string, string|int>|null))|null,
         *     onStats?: (callable(TransferStats): mixed)|null,
         *     onWait?: (callable(float, 'rateLimit'|'retryAfter'|'backoff'): mixed)|null,
         *     transport?: (callable(Request): (array{status: int, headers?: array<string, string|list<string>>, body: string}|object))|null,
         *     sleep?: (callable(float): mixed)|null,
         * } $options see the class
         * @throws Exception\InvalidArgumentException on an empty key, one with spaces or control characters, or a bad option
         */
        public function __construct(#[\SensitiveParameter] ?string $apiKey = null, #[\SensitiveParameter] array $options = []) {}

        /**
         * One page, one request: GET /v1/calls. (With sortStyle 'auto' a second request, the first time a server turns out
         * to want the other style.)
         *
         * @param int $page from 1 (API document, parameter `page`)
         * @param int|null $limit rows per page, from 1; null leaves it out (the server's default is 10); servers may clamp it
         * @phpstan-param array{orderBy: string, order?: string}|array<string, string>|string|null $sort 'createdAt', '-createdAt',
         *        ['createdAt' => 'desc'] or ['orderBy' => 'createdAt', 'order' => 'desc'] (API document, BaseListSortDTO)
         * @phpstan-param array<array-key, mixed>|string|null $filters array: written as JSON (DateTimeInterface as UTC ISO 8601 with milliseconds, backed
         *        enums as their value), an empty one is not sent; string: must be JSON, sent as it is. The grammar is the
         *        server's: a filter it does not know may be ignored
         * @phpstan-param list<string>|string|null $workspaceIds null: every workspace of the key; [] throws (it would silently mean "all")
         * @return CallPage<(H is 'arrays'|Hydrate::Arrays ? array<string, mixed> : Call)>
         * @throws Exception\PaginationException when the server answers with another page than the one asked for
         * @throws Exception\ExceptionInterface
         */
        public function listCalls(int $page = 1, ?int $limit = null, array|string|null $sort = null, #[\SensitiveParameter] array|string|null $filters = null, array|string|null $workspaceIds = null): CallPage {}

        /**
         * Starts the same request and returns at once; any wait of any client moves it on. What it ends in, also what its
         * callbacks throw, is thrown by its own wait(). Time in which PHP does not wait for anything does not count
         * against `timeout`.
         *
         * @param int $page as for listCalls()
         * @param int|null $limit as for listCalls()
         * @phpstan-param array{orderBy: string, order?: string}|array<string, string>|string|null $sort as for listCalls()
         * @phpstan-param array<array-key, mixed>|string|null $filters as for listCalls()
         * @phpstan-param list<string>|string|null $workspaceIds as for listCalls()
         * @return PendingCallPage<(H is 'arrays'|Hydrate::Arrays ? array<string, mixed> : Call)>
         * @throws Exception\ExceptionInterface
         */
        public function listCallsAsync(int $page = 1, ?int $limit = null, array|string|null $sort = null, #[\SensitiveParameter] array|string|null $filters = null, array|string|null $workspaceIds = null): PendingCallPage {}

        /**
         * Waits until one of them can be had without waiting.
         *
         * @template K of array-key
         * @phpstan-param iterable<K, PendingCallPage|CallIterator|CallSync> $waiting
         * @param float|null $seconds longest wait; null: no limit
         * @phpstan-return K|null its key; null after $seconds, or when there are none
         * @throws Exception\InvalidArgumentException when one is none of these
         * @throws Exception\ExceptionInterface
         */
        public static function waitAny(iterable $waiting, ?float $seconds = null): int|string|null {}

        /**
         * How many calls there are: `total` of a page of one row, one request. With $since or $until by bisection:
         * requests of one row each, at most 2 + 2 * log2(total) of them.
         *
         * @phpstan-param array<array-key, mixed>|string|null $filters as for listCalls()
         * @phpstan-param list<string>|string|null $workspaceIds as for listCalls()
         * @param \DateTimeInterface|string|null $since only calls created at or after
         * @param \DateTimeInterface|string|null $until only calls created before
         * @throws Exception\PaginationException when the server sorts in neither style
         * @throws Exception\ExceptionInterface
         */
        public function countCalls(#[\SensitiveParameter] array|string|null $filters = null, array|string|null $workspaceIds = null, \DateTimeInterface|string|null $since = null, \DateTimeInterface|string|null $until = null): int {}

        /**
         * Every row of every page, in order, the next pages already under way while PHP works on the rows. For showing and
         * exporting: to copy calls into a database use syncCalls(), which cannot lose rows that move while they are read.
         *
         * @phpstan-param array{orderBy: string, order?: string}|array<string, string>|string|null $sort as for listCalls(); null: the server's own order
         * @phpstan-param array<array-key, mixed>|string|null $filters as for listCalls()
         * @phpstan-param list<string>|string|null $workspaceIds as for listCalls()
         * @param \DateTimeInterface|string|null $since only rows created at or after: found by bisection over pages, whatever the
         *        filter grammar; needs a sort by createdAt
         * @param \DateTimeInterface|string|null $until only rows created before
         * @param int $pageSize rows per request, from 1 (not a total). A server that gives fewer is followed
         * @param int|null $maxRows rows in total, from 0; small ones ask for no more than they need
         * @return CallIterator<(H is 'arrays'|Hydrate::Arrays ? array<string, mixed> : Call)>
         * @throws Exception\ExceptionInterface
         */
        public function iterateCalls(array|string|null $sort = 'createdAt', #[\SensitiveParameter] array|string|null $filters = null, array|string|null $workspaceIds = null, \DateTimeInterface|string|null $since = null, \DateTimeInterface|string|null $until = null, int $pageSize = 100, ?int $maxRows = null): CallIterator {}

        /**
         * Resumable synchronisation, newest rows first, that misses no row also while rows are added and deleted: pages in
         * createdAt order are read from the last to the first. Each row is handed out at least once over all runs, and
         * exactly once within a run. With the option prefetch of 2 and more, large stretches are read at several places at
         * once: then rows are newest first at each of them. Not seen are rows that are removed, and rows added with an
         * older creation time than what was read ($lookback covers late commits; docs/sync.md).
         *
         * @param string|null $checkpoint what the last run gave; null starts afresh
         * @param \DateTimeInterface|string|null $since first run only: rows created at or after
         * @param int $lookback seconds, from 0, to read again behind the newest row of the last completed run, for rows committed
         *        late or changed since
         * @phpstan-param array<array-key, mixed>|string|null $filters as for listCalls()
         * @phpstan-param list<string>|string|null $workspaceIds as for listCalls()
         * @param int $pageSize rows per request, from 10
         * @param int|null $maxRequests stop cleanly after so many attempts, from 1
         * @param float|null $maxSeconds stop cleanly after so many seconds: cuts waits and transfers too
         * @phpstan-param SyncBy|'createdAt'|'updatedAt' $by 'createdAt'; or 'updatedAt', to be handed out what was edited as well: a call comes again
         *        each time it has changed. Their checkpoints are not interchangeable
         * @phpstan-param OnBadCheckpoint|'throw'|'restart' $onBadCheckpoint 'throw'; or 'restart', to start afresh when the checkpoint is damaged or outdated, which
         *        getReport() tells. One of another organisation, of other filters or workspaces always throws
         * @param bool $reconcile reads all calls from scratch, with proof only: once getReport()['reconciled'] is true, calls of
         *        yours that were created before the first of these runs and did not come are gone. Goes on with its own
         *        checkpoints only (docs/sync.md)
         * @return CallSync<(H is 'arrays'|Hydrate::Arrays ? array<string, mixed> : Call)>
         * @throws Exception\InvalidArgumentException when the checkpoint is damaged, or of another query or version
         * @throws Exception\ExceptionInterface
         */
        public function syncCalls(?string $checkpoint = null, \DateTimeInterface|string|null $since = null, int $lookback = 60, #[\SensitiveParameter] array|string|null $filters = null, array|string|null $workspaceIds = null, int $pageSize = 100, ?int $maxRequests = null, ?float $maxSeconds = null, SyncBy|string $by = 'createdAt', OnBadCheckpoint|string $onBadCheckpoint = 'throw', bool $reconcile = false): CallSync {}

        /**
         * Any other GET below the base URL, with the same key, connections and retries.
         *
         * @param string $path like "/v1/contacts"; absolute URLs, "..", "//", "#" and control characters are refused
         * @phpstan-param array<array-key, mixed> $query added as http_build_query() would, RFC 3986
         * @phpstan-return array<array-key, mixed>|bool|float|int|string|null the JSON as json_decode($json, true) gives it
         * @throws Exception\ExceptionInterface
         */
        public function get(string $path, #[\SensitiveParameter] array $query = []): mixed {}

        /** Newest known state of this key's rate limit in this process (API document, Rate Limiting); null before the first answer. No request. */
        public function getRateLimit(): ?RateLimit {}

        /**
         * A client with the same key, connections and learnt facts, and these options changed (whole values). Properties of a
         * subclass are copied; its constructor is not called.
         *
         * @param Options $options see the class
         * @phpstan-return ($options is array{hydrate: 'arrays'|Hydrate::Arrays, ...} ? static<'arrays'> : ($options is array{hydrate: mixed, ...} ? static<'objects'> : static<H>))
         * @throws Exception\ExceptionInterface
         */
        public function withOptions(#[\SensitiveParameter] array $options): static {}

        /**
         * A client with the same options and another key.
         *
         * @return static<H>
         * @throws Exception\ExceptionInterface
         */
        public function withApiKey(#[\SensitiveParameter] string $apiKey): static {}

        /**
         * The connections of this process (of this thread), and what was done with them since it began.
         *
         * @return array{openConnections: int, idleConnections: int, openedConnections: int, tlsHandshakes: int, requests: int,
         *         requestsOnKeptConnections: int, retries: int, bytesReceived: int, secondsWaited: float, transfers: int, memory: int}
         *         requests are attempts over the network; transfers are those not done; memory is the bytes of their bodies,
         *         which memory_limit does not see
         */
        public static function getPoolStats(): array {}

        /**
         * Closes the idle connections of this process; returns how many. Later requests open new ones. Idle connections beside a
         * request in flight close when it ends.
         */
        public static function closeIdleConnections(): int {}

        /**
         * The key shows as "sk_live_…" plus its last four characters.
         *
         * @return array<string, mixed>
         */
        public function __debugInfo(): array {}
    }

    /**
     * One attempt, as `transport` and `onRequest` are handed it. It has no properties, so that neither json_encode() nor
     * var_export() writes the key or the filters anywhere; dumps show them masked.
     *
     * @strict-properties
     * @not-serializable
     */
    final class Request
    {
        private function __construct() {}

        /**
         * Of this attempt alone: 16 hexadecimal digits, as a span of W3C Trace Context has them. TransferStats::$id is the same.
         *
         * @throws void
         */
        public function getId(): string {}

        /**
         * Joins the attempts of one call, those for another style of `sort` included: 32 hexadecimal digits.
         *
         * @throws void
         */
        public function getCallId(): string {}

        /**
         * 'listCalls', 'iterateCalls', 'syncCalls', 'countCalls', 'get'
         *
         * @throws void
         */
        public function getOperation(): string {}

        /**
         * From 1.
         *
         * @throws void
         */
        public function getAttempt(): int {}

        /**
         * As it goes onto the wire, filters included.
         *
         * @throws void
         */
        public function getUrl(): string {}

        /**
         * Filters show as "filters=…".
         *
         * @throws void
         */
        public function getRedactedUrl(): string {}

        /**
         * What a list is asked for, but its filters; what was left out is not there. Of get(): the query of its URL, as
         * parse_str() reads it.
         *
         * @return array{page?: int, limit?: int, sort?: array{orderBy: string, order: string}, workspaceIds?: list<string>}|array<string, mixed>
         * @throws void
         */
        public function getQuery(): array {}

        /**
         * Text as it was given; an array as it is sent: dates as text, enums as their value. null: none.
         *
         * @return array<array-key, mixed>|string|null
         * @throws void
         */
        public function getFilters(): mixed {}

        /**
         * Without Authorization.
         *
         * @return array<string, string>
         * @throws void
         */
        public function getHeaders(): array {}

        /**
         * "Bearer sk_...", for a transport that sends it on.
         *
         * @throws Exception\Error once the attempt is over
         */
        public function getAuthorization(): string {}

        /**
         * Seconds that are left for the attempt, by `timeout` and `maxDuration`; never 0, which HTTP clients take for no limit.
         *
         * @throws void
         */
        public function getTimeout(): float {}

        /**
         * The option maxResponseBytes.
         *
         * @throws void
         */
        public function getMaxResponseBytes(): int {}

        /**
         * Neither the key nor the filters, of the headers their names.
         *
         * @return array<string, mixed>
         */
        public function __debugInfo(): array {}
    }

    /** Option rateLimitMode. Options take a case, or its value. */
    enum RateLimitMode: string
    {
        /** Until the rate limit allows the request. */
        case Wait = 'wait';
        /** Throw at once. */
        case Fail = 'fail';
        /** No budget of ours: send, and obey 429. */
        case Reactive = 'reactive';
    }

    /** Option rateLimiterFailure. */
    enum RateLimiterFailure: string
    {
        case Throw = 'throw';
        /** This host's own budget decides. */
        case Local = 'local';
    }

    /** Option hydrate. */
    enum Hydrate: string
    {
        case Objects = 'objects';
        /** As json_decode($json, true) gives them. */
        case Arrays = 'arrays';
    }

    /** Option invalidText. */
    enum InvalidText: string
    {
        /** By U+FFFD, and told. */
        case Replace = 'replace';
        case Throw = 'throw';
    }

    /** Option sortStyle. */
    enum SortStyle: string
    {
        case Auto = 'auto';
        /** orderBy=..&order=.. */
        case Form = 'form';
        /** sort[orderBy]=..&sort[order]=.. */
        case DeepObject = 'deepObject';
    }

    /** Argument $by of syncCalls(). */
    enum SyncBy: string
    {
        case CreatedAt = 'createdAt';
        case UpdatedAt = 'updatedAt';
    }

    /** Argument $onBadCheckpoint of syncCalls(). */
    enum OnBadCheckpoint: string
    {
        case Throw = 'throw';
        case Restart = 'restart';
    }

    /** Why a synchronisation has ended. */
    enum StopReason: string
    {
        /** Nothing is left unread. */
        case Complete = 'complete';
        /** Nothing but calls that cannot be read: see getReport(). */
        case Unreadable = 'unreadable';
        case MaxRequests = 'maxRequests';
        case MaxSeconds = 'maxSeconds';
        /** No request is left in the rate limit, and the run is one that may stop. */
        case RateLimit = 'rateLimit';
    }

    /** A request budget that is kept outside this host: Redis, for a fleet (examples/redis-rate-limiter.php). */
    interface RateLimiter
    {
        /**
         * @param string $bucket a hash, equal on every host, never the key
         * @param int $reserve requests of a window that are to be left to others
         * @return float 0.0: one request is granted; more: nothing is left, ask again after so many seconds
         */
        public function acquire(string $bucket, int $reserve): float;

        /** What the server said last, after every answer that told. */
        public function observe(string $bucket, RateLimit $seen): void;
    }

    /**
     * One page (API document, PaginatedCallDTO). Serialises as toArray(), so that a page can be cached: what comes back has
     * no rate limit and no stats.
     *
     * @template-covariant T of Call|array<string, mixed>
     * @implements \IteratorAggregate<int, T>
     * @strict-properties
     */
    final class CallPage implements \IteratorAggregate, \Countable, \JsonSerializable
    {
        /** @var list<T> */
        public readonly array $data;
        /** Rows on all pages, as the server counts them. */
        public readonly int $total;
        /** From 1. */
        public readonly int $page;
        /** Rows per page as the server applied it; it may have clamped the one asked for. */
        public readonly int $limit;
        /** As the server states it; hasNextPage() does not rely on it alone. */
        public readonly int $totalPages;
        /** Order asked for: seen on the rows, contradicted by them, or not to be told (no sort by a date, too few rows). */
        public readonly ?bool $sorted;
        public readonly ?RateLimit $rateLimit;
        /** The attempt that brought the page. */
        public readonly ?TransferStats $stats;
        /** Halves of surrogate pairs in values, as JavaScript leaves them of a cut emoji, that were read as U+FFFD. */
        public readonly int $loneSurrogates;

        private function __construct() {}

        /**
         * From a decoded document: a cached page, a test. Rows become Call objects.
         *
         * @phpstan-param array<array-key, mixed> $document
         * @throws Exception\InvalidArgumentException when it is not a page
         */
        public static function fromArray(array $document): static {}

        /**
         * From text, as fast as a page of the API is read: a cached page, a fixture, a webhook. Rows become Call objects.
         *
         * @throws Exception\DecodeException when it is not a page
         */
        public static function fromJson(string $json): static {}

        /**
         * True when this page has rows and either `totalPages` or `total` says that more follow, so that a loop over pages ends
         * and, where the two contradict each other, reads on.
         *
         * @throws void
         */
        public function hasNextPage(): bool {}

        /** @throws void */
        public function hasPreviousPage(): bool {}

        /**
         * Rows of this page.
         *
         * @throws void
         */
        public function count(): int {}

        /**
         * @return \Iterator<int, T>
         * @throws void
         */
        public function getIterator(): \Iterator {}

        /**
         * @return array{data: list<array<string, mixed>>, total: int, page: int, limit: int, totalPages: int}
         * @throws void
         */
        public function toArray(): array {}

        /**
         * @return array<string, mixed>
         * @throws void
         */
        public function jsonSerialize(): array {}

        /** @return array<string, mixed> */
        public function __serialize(): array {}

        /** @phpstan-param array<array-key, mixed> $data */
        public function __unserialize(array $data): void {}

        /**
         * For var_export().
         *
         * @phpstan-param array<array-key, mixed> $properties
         */
        public static function __set_state(array $properties): static {}
    }

    /**
     * Rows of all pages, with keys 0, 1, 2 and so on; rows that come again because others moved are dropped. Query, key and
     * options are those of when it was made. Rewinding a fresh one repeats no request; a second loop reads again from the
     * start. Holds at most prefetch + 1 pages; asks for the second one when half of the first is read. After an exception
     * next() asks for the same page again. Time spent in PHP between rows does not count against a transfer's timeout.
     *
     * @template-covariant T of Call|array<string, mixed>
     * @implements \Iterator<int, T>
     * @strict-properties
     * @not-serializable
     */
    final class CallIterator implements \Iterator, \Countable
    {
        private function __construct() {}

        /**
         * Null after the end; a loop does not come there, and so Psalm, which takes its types from here, is not told.
         *
         * @phpstan-return T|null
         * @psalm-return T
         * @throws Exception\ExceptionInterface
         */
        public function current(): mixed {}

        /**
         * As current().
         *
         * @phpstan-return int|null
         * @psalm-return int
         * @throws Exception\ExceptionInterface
         */
        public function key(): mixed {}

        /** @throws Exception\ExceptionInterface */
        public function next(): void {}

        /** @throws Exception\ExceptionInterface */
        public function rewind(): void {}

        /** @throws Exception\ExceptionInterface */
        public function valid(): bool {}

        /**
         * Rows expected in all: `total` as last reported, or maxRows when that is less. One request while no page has come, none
         * later: what shows or counts an iterator costs no more. With $since or $until there are no more rows than this, and
         * after the last row as many; countCalls() counts them before.
         *
         * @throws Exception\ExceptionInterface
         */
        public function count(): int {}

        /**
         * True when next() would not wait.
         *
         * @throws Exception\ExceptionInterface
         */
        public function isReady(): bool {}
    }

    /**
     * call id => row. One-shot like a generator: a second rewind() throws. Ends without an exception when maxRequests or
     * maxSeconds is used up, or when either is given and the rate budget is.
     *
     * @template-covariant T of Call|array<string, mixed>
     * @implements \Iterator<string, T>
     * @strict-properties
     * @not-serializable
     */
    final class CallSync implements \Iterator, \Countable
    {
        private function __construct() {}

        /**
         * Null after the end; a loop does not come there, and so Psalm, which takes its types from here, is not told.
         *
         * @phpstan-return T|null
         * @psalm-return T
         * @throws Exception\ExceptionInterface
         */
        public function current(): mixed {}

        /**
         * As current().
         *
         * @phpstan-return string|null
         * @psalm-return string
         * @throws Exception\ExceptionInterface
         */
        public function key(): mixed {}

        /** @throws Exception\ExceptionInterface */
        public function next(): void {}

        /** @throws Exception\ExceptionInterface */
        public function rewind(): void {}

        /** @throws Exception\ExceptionInterface */
        public function valid(): bool {}

        /**
         * Rows expected in this run. One request while no page has come, none later.
         *
         * @throws Exception\ExceptionInterface
         */
        public function count(): int {}

        /**
         * True when next() would not wait.
         *
         * @throws Exception\ExceptionInterface
         */
        public function isReady(): bool {}

        /**
         * Rows with the checkpoint that covers exactly them. A failure first hands out the unfinished batch, then throws.
         *
         * @param int $size rows of each, from 1
         * @return CallBatches<T>
         * @throws Exception\ExceptionInterface
         */
        public function batches(int $size = 500): \Iterator {}

        /**
         * Covers every row before the current one; after the loop, everything handed out. At most 1,600 bytes of printable ASCII.
         *
         * @throws Exception\ExceptionInterface
         */
        public function getCheckpoint(): string {}

        /** True once nothing is left unread. */
        public function isComplete(): bool {}

        /** Null while it runs. */
        public function getStopReason(): ?StopReason {}

        /** Seconds until going on makes sense; 0.0: at once. For a queue's release(). */
        public function getRetryAfter(): float {}

        /**
         * @return array{rows: int, repeats: int, requests: int, retries: int, gaps: int, waited: float, total: int, unreadable: list<array{position: int, page: int, limit: int, path: string}>, restarted: bool, reconciled: bool, loneSurrogates: int}
         * @throws Exception\ExceptionInterface
         */
        public function getReport(): array {}
    }

    /**
     * @template-covariant T of Call|array<string, mixed>
     * @implements \IteratorAggregate<int, T>
     * @strict-properties
     * @not-serializable
     */
    final class CallBatch implements \IteratorAggregate, \Countable
    {
        /** @var list<T> */
        public readonly array $rows;
        /** Covers exactly these rows and all before them. */
        public readonly string $checkpoint;
        private readonly bool $complete;

        private function __construct() {}

        /**
         * True once nothing is left unread after it.
         *
         * @throws void
         */
        public function isComplete(): bool {}

        /**
         * Rows of this batch.
         *
         * @throws void
         */
        public function count(): int {}

        /**
         * @return \Iterator<int, T>
         * @throws void
         */
        public function getIterator(): \Iterator {}
    }

    /**
     * What CallSync::batches() returns.
     *
     * @template-covariant T of Call|array<string, mixed>
     * @implements \Iterator<int, CallBatch<T>>
     * @strict-properties
     * @not-serializable
     */
    final class CallBatches implements \Iterator
    {
        private function __construct() {}

        /**
         * Null after the end; a loop does not come there, and so Psalm, which takes its types from here, is not told.
         *
         * @phpstan-return CallBatch<T>|null
         * @psalm-return CallBatch<T>
         * @throws Exception\ExceptionInterface
         */
        public function current(): mixed {}

        /**
         * As current().
         *
         * @phpstan-return int|null
         * @psalm-return int
         * @throws Exception\ExceptionInterface
         */
        public function key(): mixed {}

        /** @throws Exception\ExceptionInterface */
        public function next(): void {}

        /** @throws Exception\ExceptionInterface */
        public function rewind(): void {}

        /** @throws Exception\ExceptionInterface */
        public function valid(): bool {}
    }

    /**
     * A page under way, from listCallsAsync(). One that nobody waits for is cancelled when it goes.
     *
     * @template-covariant T of Call|array<string, mixed>
     * @strict-properties
     * @not-serializable
     */
    final class PendingCallPage
    {
        private function __construct() {}

        /**
         * True when wait() would not wait. Moves every request of the process on, without waiting.
         *
         * @throws Exception\ExceptionInterface
         */
        public function isReady(): bool {}

        /**
         * The page; each time the same object.
         *
         * @return CallPage<T>
         * @throws Exception\SkipcallException what the request ended in; each time the same exception
         * @throws Exception\ExceptionInterface
         */
        public function wait(): CallPage {}

        /** Ends the request, unless it has ended: wait() then throws a TransportException. */
        public function cancel(): void {}
    }

    /**
     * One call (API document, CallWithContactDTO). Only `id` is relied on: an absent or null member is null, an unknown one is
     * kept in $extra, an unknown enum value stays a string. Dates are the text of the JSON; get…() makes DateTimeImmutable.
     * Serialisable, cloneable, comparable (== compares class and values strictly), exportable with PHP's own means.
     *
     * @strict-properties
     */
    final class Call implements \JsonSerializable
    {
        /** @var string */
        public const CALL_SESSION = 'CALL_SESSION';
        /** @var string */
        public const DIRECT_CALL = 'DIRECT_CALL';

        public readonly string $id;
        public readonly ?string $callType;
        public readonly ?string $phoneNumberId;
        public readonly ?string $userProviderSid;
        public readonly ?string $adminProviderSid;
        public readonly ?string $providerConferenceId;
        public readonly ?string $status;
        public readonly ?string $type;
        public readonly ?bool $transferred;
        public readonly ?string $startedAt;
        public readonly ?string $endedAt;
        public readonly ?string $createdAt;
        public readonly ?string $updatedAt;
        public readonly ?string $sequenceRunId;
        public readonly ?string $sequenceId;
        public readonly ?string $syncedWithCrmDate;
        public readonly ?string $deletedAt;
        public readonly ?string $organizationId;
        public readonly ?string $organizationMembershipId;
        public readonly ?string $managedPhoneNumberId;
        public readonly ?string $notes;
        public readonly ?ContactSummary $contact;
        public readonly ?PhoneNumberSummary $phoneNumber;
        public readonly ?CallerSummary $caller;
        public readonly ?PhoneNumberSummary $callerPhoneNumber;
        /** @var array<string, mixed> members this version has no property for, or whose type is not the documented one */
        public readonly array $extra;

        private function __construct() {}

        /**
         * From decoded JSON: a row cached elsewhere, a test.
         *
         * @phpstan-param array<array-key, mixed> $data
         * @throws Exception\InvalidArgumentException when `id` is missing or no string
         */
        public static function fromArray(array $data): static {}

        /** @throws void */
        public function getStartedAt(): ?\DateTimeImmutable {}

        /** @throws void */
        public function getEndedAt(): ?\DateTimeImmutable {}

        /** @throws void */
        public function getCreatedAt(): ?\DateTimeImmutable {}

        /** @throws void */
        public function getUpdatedAt(): ?\DateTimeImmutable {}

        /** @throws void */
        public function getSyncedWithCrmDate(): ?\DateTimeImmutable {}

        /** @throws void */
        public function getDeletedAt(): ?\DateTimeImmutable {}

        /**
         * A date of the API (ISO 8601; no zone means UTC) as DateTimeImmutable, for rows as arrays; null for null or what is no date.
         *
         * @throws void
         */
        public static function parseDate(?string $date): ?\DateTimeImmutable {}

        /**
         * endedAt - startedAt in seconds, to the microsecond; null while either is missing or when it would be negative.
         *
         * @throws void
         */
        public function getDurationSeconds(): ?float {}

        /**
         * `type` is "inbound".
         *
         * @throws void
         */
        public function isInbound(): bool {}

        /**
         * `type` is "outbound".
         *
         * @throws void
         */
        public function isOutbound(): bool {}

        /**
         * All 25 members in the order of the API document, then $extra (a member whose type is not the documented one stands at
         * its own place). fromArray() of it is equal to this object.
         *
         * @return array<string, mixed>
         * @throws void
         */
        public function toArray(): array {}

        /**
         * @return array<string, mixed>
         * @throws void
         */
        public function jsonSerialize(): array {}

        /** @return array<string, mixed> */
        public function __serialize(): array {}

        /** @phpstan-param array<array-key, mixed> $data */
        public function __unserialize(array $data): void {}

        /**
         * For var_export().
         *
         * @phpstan-param array<array-key, mixed> $properties
         */
        public static function __set_state(array $properties): static {}
    }

    /**
     * API document, CallContactSummaryDTO ("Contact" stays free for the Contacts resource).
     *
     * @strict-properties
     */
    final class ContactSummary implements \JsonSerializable, \Stringable
    {
        public readonly ?string $id;
        public readonly ?string $firstName;
        public readonly ?string $lastName;
        /** Whether the contact is not in the system. */
        public readonly ?bool $isUnknown;
        /** @var array<string, mixed> */
        public readonly array $extra;

        private function __construct() {}

        /**
         * "John Doe", trimmed; "" when both are missing.
         *
         * @throws void
         */
        public function getFullName(): string {}

        /**
         * The same as getFullName().
         *
         * @throws void
         */
        public function __toString(): string {}

        /**
         * @return array<string, mixed>
         * @throws void
         */
        public function toArray(): array {}

        /**
         * @return array<string, mixed>
         * @throws void
         */
        public function jsonSerialize(): array {}

        /** @return array<string, mixed> */
        public function __serialize(): array {}

        /** @phpstan-param array<array-key, mixed> $data */
        public function __unserialize(array $data): void {}

        /**
         * For var_export().
         *
         * @phpstan-param array<array-key, mixed> $properties
         */
        public static function __set_state(array $properties): static {}
    }

    /**
     * API document, CallPhoneNumberSummaryDTO.
     *
     * @strict-properties
     */
    final class PhoneNumberSummary implements \JsonSerializable, \Stringable
    {
        /** Like "+33612345678". */
        public readonly ?string $value;
        /** @var array<string, mixed> */
        public readonly array $extra;

        private function __construct() {}

        /**
         * The number; "" when it is missing.
         *
         * @throws void
         */
        public function __toString(): string {}

        /**
         * @return array<string, mixed>
         * @throws void
         */
        public function toArray(): array {}

        /**
         * @return array<string, mixed>
         * @throws void
         */
        public function jsonSerialize(): array {}

        /** @return array<string, mixed> */
        public function __serialize(): array {}

        /** @phpstan-param array<array-key, mixed> $data */
        public function __unserialize(array $data): void {}

        /**
         * For var_export().
         *
         * @phpstan-param array<array-key, mixed> $properties
         */
        public static function __set_state(array $properties): static {}
    }

    /**
     * API document, CallCallerSummaryDTO.
     *
     * @strict-properties
     */
    final class CallerSummary implements \JsonSerializable, \Stringable
    {
        public readonly ?string $firstName;
        public readonly ?string $lastName;
        /** @var array<string, mixed> */
        public readonly array $extra;

        private function __construct() {}

        /**
         * "Alice Martin", trimmed; "" when both are missing.
         *
         * @throws void
         */
        public function getFullName(): string {}

        /**
         * The same as getFullName().
         *
         * @throws void
         */
        public function __toString(): string {}

        /**
         * @return array<string, mixed>
         * @throws void
         */
        public function toArray(): array {}

        /**
         * @return array<string, mixed>
         * @throws void
         */
        public function jsonSerialize(): array {}

        /** @return array<string, mixed> */
        public function __serialize(): array {}

        /** @phpstan-param array<array-key, mixed> $data */
        public function __unserialize(array $data): void {}

        /**
         * For var_export().
         *
         * @phpstan-param array<array-key, mixed> $properties
         */
        public static function __set_state(array $properties): static {}
    }

    /**
     * What the server last said of a key's rate limit (API document, Rate Limiting).
     *
     * @strict-properties
     */
    final class RateLimit implements \JsonSerializable
    {
        /** Requests per window. */
        public readonly int $limit;
        /** Requests left in the window. */
        public readonly int $remaining;
        /** Unix time at which the window ends, corrected for the clock difference seen in the Date header. */
        public readonly int $resetAt;

        /** @throws Exception\InvalidArgumentException */
        public function __construct(int $limit, int $remaining, \DateTimeInterface|int $resetAt) {}

        /**
         * $resetAt as a date, in UTC.
         *
         * @throws void
         */
        public function getResetAt(): \DateTimeImmutable {}

        /**
         * 0.0 when the window has ended.
         *
         * @throws void
         */
        public function getSecondsUntilReset(): float {}

        /**
         * @return array{limit: int, remaining: int, resetAt: int}
         * @throws void
         */
        public function toArray(): array {}

        /**
         * @return array{limit: int, remaining: int, resetAt: int}
         * @throws void
         */
        public function jsonSerialize(): array {}

        /** @return array<string, mixed> */
        public function __serialize(): array {}

        /** @phpstan-param array<array-key, mixed> $data */
        public function __unserialize(array $data): void {}

        /**
         * For var_export().
         *
         * @phpstan-param array<array-key, mixed> $properties
         */
        public static function __set_state(array $properties): static {}
    }

    /**
     * What one attempt cost. Durations in seconds, sizes in bytes; holds neither the key nor the filters.
     *
     * @strict-properties
     */
    final class TransferStats implements \JsonSerializable
    {
        /** Of the attempt: the same as Request::getId(). */
        public readonly string $id;
        /** Joins the attempts of one call: the same as Request::getCallId(). */
        public readonly string $callId;
        /** Filters show as "filters=…". */
        public readonly string $url;
        /** 'listCalls', 'iterateCalls', 'syncCalls', 'countCalls', 'get' */
        public readonly string $operation;
        /** Unix time */
        public readonly float $startedAt;
        /** 0: no response */
        public readonly int $status;
        /** CURLE_*; 0: none */
        public readonly int $curlCode;
        public readonly ?string $error;
        /** From 1. */
        public readonly int $attempt;
        /** Header X-Request-Id. */
        public readonly ?string $requestId;
        /** "1.1", "2", "3"; "" without a response */
        public readonly string $httpVersion;
        public readonly bool $connectionReused;
        /** As they came over the network, headers included. */
        public readonly int $bytesReceived;
        /** After decompression. */
        public readonly int $bodyBytes;
        /** Between attempts, so far. */
        public readonly float $waited;
        public readonly float $nameLookup;
        public readonly float $connect;
        public readonly float $tls;
        /** From the start of the attempt. */
        public readonly float $firstByte;
        public readonly float $total;

        private function __construct() {}

        /**
         * For tests. What is left out is 0, "", null or false; `operation` 'listCalls', `attempt` 1.
         *
         * @phpstan-param array<string, mixed> $values by the names of the properties
         * @throws Exception\InvalidArgumentException when one is unknown, negative or of another type
         */
        public static function fromArray(array $values): static {}

        /**
         * $startedAt as a date, in UTC.
         *
         * @throws void
         */
        public function getStartedAt(): \DateTimeImmutable {}

        /**
         * @return array<string, mixed> every property by its name
         * @throws void
         */
        public function toArray(): array {}

        /**
         * @return array<string, mixed>
         * @throws void
         */
        public function jsonSerialize(): array {}

        /** @return array<string, mixed> */
        public function __serialize(): array {}

        /** @phpstan-param array<array-key, mixed> $data */
        public function __unserialize(array $data): void {}

        /**
         * For var_export().
         *
         * @phpstan-param array<array-key, mixed> $properties
         */
        public static function __set_state(array $properties): static {}
    }
}

namespace Skipcall\Exception {

    /** Everything this extension throws on purpose. */
    interface ExceptionInterface extends \Throwable
    {
    }

    /** What only a change of the program can mend, like reading a synchronisation twice; and running out of memory. */
    class Error extends \Error implements ExceptionInterface
    {
    }

    /** A bad argument or option: thrown before anything is sent. */
    class InvalidArgumentException extends \InvalidArgumentException implements ExceptionInterface
    {
    }

    /**
     * A request without a transport while skipcall.network is off: a test whose fake was forgotten. Nothing was sent. A mistake
     * of the program, so that what catches failures of requests does not hide it.
     */
    class NetworkDisabledException extends \LogicException implements ExceptionInterface
    {
    }

    /** A request that did not end in what was asked for. */
    abstract class SkipcallException extends \RuntimeException implements ExceptionInterface
    {
        private ?\Skipcall\TransferStats $stats = null;
        private ?string $requestId = null;
        private bool $retryable = false;
        private ?string $checkpoint = null;

        /**
         * For tests: what the getters give. $retryable left out is what class and status say.
         *
         * @throws InvalidArgumentException when they contradict each other
         */
        public function __construct(string $message = "", int $code = 0, ?\Throwable $previous = null, ?\Skipcall\TransferStats $stats = null, ?string $requestId = null, ?bool $retryable = null, ?string $checkpoint = null) {}

        /** The attempt that failed last; null when none was made. */
        public function getStats(): ?\Skipcall\TransferStats {}

        /** Header X-Request-Id of the answer. */
        public function getRequestId(): ?string {}

        /** True when the same request may succeed later without a change. */
        public function isRetryable(): bool {}

        /**
         * In a synchronisation the last checkpoint that its caller was given or began with, so that storing it skips no row;
         * else null.
         */
        public function getCheckpoint(): ?string {}
    }

    /** No usable response. */
    class TransportException extends SkipcallException
    {
        private int $curlCode = 0;

        /**
         * For tests: what the getters give.
         *
         * @param int $curlCode CURLE_*
         * @throws InvalidArgumentException when they contradict each other
         */
        public function __construct(string $message = "", int $code = 0, ?\Throwable $previous = null, int $curlCode = 0, ?\Skipcall\TransferStats $stats = null, ?string $requestId = null, ?bool $retryable = null, ?string $checkpoint = null) {}

        /** CURLE_* */
        public function getCurlCode(): int {}
    }

    /** The connection could not be made, or broke. */
    class ConnectionException extends TransportException
    {
    }

    /** connectTimeout or timeout. */
    class TimeoutException extends TransportException
    {
    }

    /** The TLS handshake failed, or the certificate is not trusted. */
    class TlsException extends TransportException
    {
    }

    /** A response whose status is not 2xx (API document, Errors). The code of the exception is the status. */
    class ApiException extends SkipcallException
    {
        private ?string $errorCode = null;
        /** @var list<string> */
        private array $details = [];
        private string $body = "";
        private ?\Skipcall\RateLimit $rateLimit = null;

        /**
         * For tests: what the getters give. What is left out is the class's: 404 of a NotFoundException.
         *
         * @param int $code the status; 0: that of the class
         * @phpstan-param list<string> $details
         * @throws InvalidArgumentException when they contradict each other
         */
        public function __construct(string $message = "", int $code = 0, ?\Throwable $previous = null, ?string $errorCode = null, array $details = [], string $body = "", ?\Skipcall\RateLimit $rateLimit = null, ?\Skipcall\TransferStats $stats = null, ?string $requestId = null, ?bool $retryable = null, ?string $checkpoint = null) {}

        public function getStatusCode(): int {}

        /** "UNAUTHORIZED", "SUBSCRIPTION_REQUIRED", "API_KEY_INVALID", ...; null when the body names none */
        public function getErrorCode(): ?string {}

        /**
         * Every message of the body: one per invalid parameter on a 400.
         *
         * @return list<string>
         */
        public function getDetails(): array {}

        /** At most 64 KiB of it. */
        public function getBody(): string {}

        public function getRateLimit(): ?\Skipcall\RateLimit {}
    }

    /** 400 */
    class BadRequestException extends ApiException
    {
    }

    /** 401 */
    class AuthenticationException extends ApiException
    {
    }

    /** 403 with another code or none: also a workspaceId outside the key's scope. */
    class PermissionException extends ApiException
    {
    }

    /** 403 SUBSCRIPTION_REQUIRED */
    class SubscriptionRequiredException extends PermissionException
    {
    }

    /** 403 PLAN_NOT_ELIGIBLE */
    class PlanNotEligibleException extends PermissionException
    {
    }

    /** 404 */
    class NotFoundException extends ApiException
    {
    }

    /** 429, or what would have been one: no request is left in the rate limit's budget, and that is not waited for. */
    class RateLimitException extends ApiException
    {
        private float $retryAfter = 0.0;
        private bool $local = false;

        /**
         * For tests: what the getters give.
         *
         * @phpstan-param list<string> $details
         * @throws InvalidArgumentException when they contradict each other
         */
        public function __construct(string $message = "", int $code = 0, ?\Throwable $previous = null, float $retryAfter = 0.0, bool $local = false, ?string $errorCode = null, array $details = [], string $body = "", ?\Skipcall\RateLimit $rateLimit = null, ?\Skipcall\TransferStats $stats = null, ?string $requestId = null, ?bool $retryable = null, ?string $checkpoint = null) {}

        /** Seconds: as Retry-After says, else until the window ends, else until the minute does. */
        public function getRetryAfter(): float {}

        /** True when the budget refused and nothing was sent: status 429, no stats, empty body. */
        public function isLocal(): bool {}
    }

    /** 5xx */
    class ServerException extends ApiException
    {
    }

    /** A 2xx whose body is not the documented JSON. */
    class DecodeException extends SkipcallException
    {
        private string $path = "";
        private int $offset = 0;
        private string $excerpt = "";

        /**
         * For tests: what the getters give.
         *
         * @throws InvalidArgumentException when they contradict each other
         */
        public function __construct(string $message = "", int $code = 0, ?\Throwable $previous = null, string $path = "", int $offset = 0, string $excerpt = "", ?\Skipcall\TransferStats $stats = null, ?string $requestId = null, ?bool $retryable = null, ?string $checkpoint = null) {}

        /** Like data[3].contact.id; "" for the document itself. */
        public function getPath(): string {}

        /** Byte offset in the decompressed body. */
        public function getOffset(): int {}

        /** Some 80 bytes around it. Personal data: not part of the message. */
        public function getExcerpt(): string {}
    }

    /** The server ignored `page`, so that going on would lose rows or never end. */
    class PaginationException extends SkipcallException
    {
        private string $reason = "";

        /**
         * For tests: what the getters give.
         *
         * @throws InvalidArgumentException when they contradict each other
         */
        public function __construct(string $message = "", int $code = 0, ?\Throwable $previous = null, string $reason = "", ?\Skipcall\TransferStats $stats = null, ?string $requestId = null, ?bool $retryable = null, ?string $checkpoint = null) {}

        /**
         * 'page' (another page echoed), 'repeated' (the same page again while `total` did not grow), 'sort' (the
         * server did not sort the rows), 'organization' (a checkpoint is of another one than the calls of this key)
         */
        public function getReason(): string {}
    }
}
