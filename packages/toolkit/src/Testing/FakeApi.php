<?php

declare(strict_types=1);

namespace Skipcall\Testing;

use Closure;
use InvalidArgumentException;
use PHPUnit\Framework\Assert;
use RuntimeException;
use Skipcall\Client;
use Skipcall\Hydrate;
use Skipcall\Request;
use Throwable;

/**
 * The Skipcall API in memory, for tests: pages, sorts, filters, workspaces, keys, rate limits, failures. A client of it
 * is a real one, whose requests end here instead of on the network, and whose waits take no time.
 *
 *     $api = new FakeApi(CallFactory::new()->count(250));
 *     (new Importer($api->client()))->run();
 *     $api->assertListed(fn (Request $request) => $request->getQuery()['limit'] === 100);
 *
 * @phpstan-import-type Options from Client
 */
final class FakeApi
{
    public const KEY = 'sk_test_fake';
    public const WORKSPACE = '00000000-0000-4000-8000-000000000001';
    /** Members of a call, as the API document names them. */
    public const MEMBERS = [
        'id', 'callType', 'phoneNumberId', 'userProviderSid', 'adminProviderSid', 'providerConferenceId', 'status', 'type',
        'transferred', 'startedAt', 'endedAt', 'createdAt', 'updatedAt', 'sequenceRunId', 'sequenceId', 'syncedWithCrmDate',
        'deletedAt', 'organizationId', 'organizationMembershipId', 'managedPhoneNumberId', 'notes', 'contact', 'phoneNumber',
        'caller', 'callerPhoneNumber',
    ];
    public const OBJECTS = [
        'contact' => ['id', 'firstName', 'lastName', 'isUnknown'],
        'phoneNumber' => ['value'],
        'caller' => ['firstName', 'lastName'],
        'callerPhoneNumber' => ['value'],
    ];
    private const MOST_ROWS = 100;

    /** @var array<string, FakeAccount> */
    private array $accounts = [];
    /** @var array<string, true> keys that see what the default one does */
    private array $adopted = [];
    /** @var list<array{request: Request, key: string}> */
    private array $requests = [];
    /** @var list<array{what: int|Throwable, times: int, after: int, headers: array<string, string>, body: string|null}> */
    private array $failures = [];
    /** @var array<string, Closure(Request): array<array-key, mixed>> by path */
    private array $paths = [];
    /** @var list<Closure(FakeApi): mixed> */
    private array $afterwards = [];
    /** Seconds by which the clock here is ahead of the machine's. */
    private float $jumped = 0.0;
    private float $slept = 0.0;

    /** @param iterable<array<string, mixed>>|CallFactory $rows what the key FakeApi::KEY lists */
    public function __construct(iterable|CallFactory $rows = [])
    {
        $this->accounts[self::KEY] = new FakeAccount(self::KEY, $rows);
    }

    /**
     * A client of this API. Options are as the extension has them; those that lead to the network are replaced.
     *
     * @param Options $options
     * @return Client<($options is array{hydrate: 'arrays'|Hydrate::Arrays, ...} ? 'arrays' : 'objects')>
     */
    public function client(array $options = [], string $key = self::KEY): Client
    {
        /** @var Options $all */
        $all = $this->options() + $options;
        /** @phpstan-ignore return.type (what `hydrate` is, is lost in the sum) */
        return new Client($key, $all);
    }

    /**
     * The options that make a client one of this API, for programs that make their own.
     *
     * @return array{transport: Closure(Request): array{status: int, headers: array<string, string>, body: string}, sleep: Closure(float): void, rateLimiter: null}
     */
    public function options(): array
    {
        return [
            'transport' => $this->answer(...),
            'sleep' => function (float $seconds): void {
                $this->slept += $seconds;
                $this->jumped += $seconds;
            },
            'rateLimiter' => null,
        ];
    }

    /**
     * What this key gives access to; a key that is not known yet is one from now on.
     *
     * @param iterable<array<string, mixed>>|CallFactory $rows added
     */
    public function key(string $key = self::KEY, iterable|CallFactory $rows = []): FakeAccount
    {
        $this->accounts[$key] ??= new FakeAccount($key);
        return $this->accounts[$key]->add($rows);
    }

    /** This key lists what the default one does, until it is given calls of its own: a program's own key, in its tests. */
    public function adopt(
        #[\SensitiveParameter]
        string $key,
    ): self {
        $this->adopted[$key] = true;
        return $this;
    }

    /**
     * Adds rows to those of the default key.
     *
     * @param iterable<array<string, mixed>>|CallFactory $rows
     */
    public function add(iterable|CallFactory $rows, string $workspace = self::WORKSPACE): self
    {
        $this->key()->add($rows, $workspace);
        return $this;
    }

    public function remove(string ...$ids): self
    {
        $this->key()->remove(...$ids);
        return $this;
    }

    /** @param array<string, mixed> $members */
    public function update(string $id, array $members): self
    {
        $this->key()->update($id, $members);
        return $this;
    }

    /** @return list<array<string, mixed>> */
    public function rows(): array
    {
        return $this->key()->rows();
    }

    /** @param callable(array<string, mixed>, array<array-key, mixed>): bool $fits see FakeAccount::filterWith() */
    public function filterWith(callable $fits): self
    {
        $this->key()->filterWith($fits);
        return $this;
    }

    public function limitTo(int $requests, float $seconds = 60.0): self
    {
        $this->key()->limitTo($requests, $seconds);
        return $this;
    }

    /**
     * The next requests fail: a status (503), or an exception of the transport (new ConnectionException()). What is retried
     * by the client is a request as well.
     *
     * @param int $after so many requests are answered before
     * @param array<string, string> $headers of the answer, like ['Retry-After' => '7']
     * @param array<array-key, mixed>|string|null $body instead of the usual one of this status
     */
    public function failNext(
        int|Throwable $what = 503,
        int $times = 1,
        int $after = 0,
        array $headers = [],
        array|string|null $body = null,
    ): self {
        if (is_int($what) && ($what < 200 || $what > 599)) {
            throw new InvalidArgumentException("$what is no status");
        }
        $body = is_array($body) ? self::json($body) : $body;
        $this->failures[] = compact('what', 'times', 'after', 'headers', 'body');
        return $this;
    }

    /** Every request fails, until comeBack(). */
    public function goDown(int|Throwable $what = 503, int $after = 0): self
    {
        return $this->failNext($what, PHP_INT_MAX, $after);
    }

    /** No request fails any more. */
    public function comeBack(): self
    {
        $this->failures = [];
        return $this;
    }

    /**
     * What $client->get() of this path gives.
     *
     * @param array<array-key, mixed>|Closure(Request): array<array-key, mixed> $answer
     */
    public function respondTo(string $path, array|Closure $answer): self
    {
        $this->paths[$path] = $answer instanceof Closure ? $answer : static fn (): array => $answer;
        return $this;
    }

    /**
     * After each page that was answered: rows that move while they are read.
     *
     * @param callable(FakeApi): mixed $change
     */
    public function afterEach(callable $change): self
    {
        $this->afterwards[] = Closure::fromCallable($change);
        return $this;
    }

    /**
     * Moves the clock of the server on, as if so many seconds had gone by: its rate limits begin anew. A client has a clock
     * of its own, which goes on when it waits; one that is made now knows nothing of before.
     */
    public function advance(float $seconds): self
    {
        $this->jumped += $seconds;
        return $this;
    }

    /** Unix time here. */
    public function now(): float
    {
        return microtime(true) + $this->jumped;
    }

    /** Seconds that clients would have waited, all together. */
    public function slept(): float
    {
        return $this->slept;
    }

    /**
     * Every request so far, those that failed or were repeated included.
     *
     * @return list<Request>
     */
    public function requests(?string $key = null): array
    {
        $wanted = array_filter($this->requests, fn (array $one) => $key === null || $one['key'] === $key);
        return array_column($wanted, 'request');
    }

    /** Forgets the requests so far. */
    public function forgetRequests(): self
    {
        $this->requests = [];
        return $this;
    }

    /**
     * Calls were listed by a request for which this is true; so many times, when that is given.
     *
     * @param (callable(Request): bool)|null $is null: any
     * @param string|null $key null: with any key
     */
    public function assertListed(?callable $is = null, ?int $times = null, ?string $key = null): self
    {
        $found = count($this->listed($is, $key));
        $right = $times === null ? $found > 0 : $found === $times;
        $this->assert($right, sprintf(
            'Calls were listed %s by %d requests%s.%s',
            $times === null ? 'not at all' : "not $times times but",
            $found,
            $is === null ? '' : ' that fit',
            $this->describe($key),
        ));
        return $this;
    }

    /** @param (callable(Request): bool)|null $is null: any */
    public function assertNotListed(?callable $is = null, ?string $key = null): self
    {
        $found = count($this->listed($is, $key));
        $this->assert($found === 0, "Calls were listed by $found requests that should not have been sent.{$this->describe($key)}");
        return $this;
    }

    public function assertNothingSent(): self
    {
        $sent = count($this->requests);
        $this->assert($sent === 0, "$sent requests were sent.{$this->describe(null)}");
        return $this;
    }

    /**
     * @param (callable(Request): bool)|null $is
     * @return list<Request>
     */
    private function listed(?callable $is, ?string $key): array
    {
        $lists = array_filter($this->requests($key), fn (Request $one) => self::path($one) === '/v1/calls');
        return array_values($is === null ? $lists : array_filter($lists, $is));
    }

    private function describe(?string $key): string
    {
        $lines = array_map(
            fn (Request $one) => '  ' . $one->getOperation() . ' ' . urldecode($one->getUrl()),
            array_slice($this->requests($key), 0, 20),
        );
        return $lines === [] ? ' No request was sent.' : "\nThe requests were:\n" . implode("\n", $lines);
    }

    private function assert(bool $isTrue, string $message): void
    {
        if (class_exists(Assert::class)) {
            Assert::assertTrue($isTrue, $message);
        } elseif (!$isTrue) {
            throw new RuntimeException($message);
        }
    }

    /** @return array{status: int, headers: array<string, string>, body: string} */
    private function answer(Request $request): array
    {
        $key = preg_replace('/^Bearer /', '', $request->getAuthorization()) ?? '';
        $this->requests[] = compact('request', 'key');
        $account = $this->accounts[$key] ?? (isset($this->adopted[$key]) ? $this->key() : null);
        if ($account === null || $account->isRevoked()) {
            return $this->error(401, 'UNAUTHORIZED', 'Invalid or revoked API key');
        }
        $limit = $account->rateLimit();
        $isGranted = $limit->take($this->now());
        $failure = $this->nextFailure();
        if ($failure !== null) {
            if ($failure['what'] instanceof Throwable) {
                throw $failure['what'];
            }
            $answer = $this->error($failure['what'], 'ERROR', "The fake API was told to answer {$failure['what']}");
            $answer['headers'] = $failure['headers'] + $answer['headers'] + $limit->headers();
            $answer['body'] = $failure['body'] ?? $answer['body'];
            return $answer;
        }
        if (!$isGranted) {
            $answer = $this->error(429, 'TOO_MANY_REQUESTS', 'Rate limit exceeded');
            $left = (string) (int) ceil($limit->secondsLeft($this->now()));
            $answer['headers'] += ['Retry-After' => $left] + $limit->headers();
            return $answer;
        }
        $answer = $this->respond($request, $account);
        $answer['headers'] += $limit->headers();
        if ($answer['status'] === 200) {
            foreach ($this->afterwards as $change) {
                $change($this);
            }
        }
        return $answer;
    }

    /** @return array{what: int|Throwable, headers: array<string, string>, body: string|null}|null */
    private function nextFailure(): ?array
    {
        foreach ($this->failures as $at => $failure) {
            if ($failure['after'] > 0) {
                $this->failures[$at]['after']--;
                continue;
            }
            if ($failure['times'] < PHP_INT_MAX && --$this->failures[$at]['times'] < 1) {
                array_splice($this->failures, $at, 1);
            }
            return $failure;
        }
        return null;
    }

    /** @return array{status: int, headers: array<string, string>, body: string} */
    private function respond(Request $request, FakeAccount $account): array
    {
        $path = self::path($request);
        if (isset($this->paths[$path])) {
            return $this->ok(self::json(($this->paths[$path])($request)));
        }
        return $path === '/v1/calls'
            ? $this->page($request, $account)
            : $this->error(404, 'NOT_FOUND', "Cannot GET $path");
    }

    /** @return array{status: int, headers: array<string, string>, body: string} */
    private function page(Request $request, FakeAccount $account): array
    {
        $query = $request->getQuery();
        $page = self::number($query['page'] ?? 1);
        $limit = min(self::MOST_ROWS, self::number($query['limit'] ?? 10));
        $sort = is_array($query['sort'] ?? null) ? $query['sort'] : [];
        $orderBy = $sort['orderBy'] ?? 'createdAt';
        $problems = [];
        if (!is_string($orderBy) || !in_array($orderBy, array_diff(self::MEMBERS, array_keys(self::OBJECTS)), true)) {
            $problems[] = 'sort.orderBy must be a member of a call';
            $orderBy = 'createdAt';
        }
        $filters = $request->getFilters();
        if (is_string($filters)) {
            $filters = json_decode($filters, true);
        }
        if ($filters !== null && !is_array($filters)) {
            $problems[] = 'filters must be a valid JSON string of an object';
            $filters = null;
        }
        if ($problems !== []) {
            return $this->response(400, ['statusCode' => 400, 'message' => $problems, 'error' => 'Bad Request']);
        }
        $workspaces = $query['workspaceIds'] ?? null;
        $workspaces = is_array($workspaces) ? array_values(array_filter($workspaces, is_string(...))) : null;
        $rows = $account->find($workspaces, $filters, $orderBy, ($sort['order'] ?? ($sort === [] ? 'desc' : 'asc')) === 'desc');
        if ($rows === null) {
            return $this->response(403, []);
        }
        $total = count($rows);
        return $this->ok(self::json([
            'data' => array_slice($rows, ($page - 1) * $limit, $limit),
            'total' => $total,
            'page' => $page,
            'limit' => $limit,
            'totalPages' => (int) ceil($total / $limit),
        ]));
    }

    private static function path(Request $request): string
    {
        $path = parse_url($request->getUrl(), PHP_URL_PATH);
        return is_string($path) ? $path : '';
    }

    private static function number(mixed $value): int
    {
        return is_numeric($value) ? max(1, (int) $value) : 1;
    }

    /** @return array{status: int, headers: array<string, string>, body: string} */
    private function error(int $status, string $code, string $message): array
    {
        return $this->response($status, ['error' => compact('code', 'message', 'status')]);
    }

    /**
     * @param array<array-key, mixed> $body
     * @return array{status: int, headers: array<string, string>, body: string}
     */
    private function response(int $status, array $body): array
    {
        return ['status' => $status] + $this->ok($body === [] ? '' : self::json($body));
    }

    /** @return array{status: int, headers: array<string, string>, body: string} */
    private function ok(string $body): array
    {
        return [
            'status' => 200,
            'headers' => [
                'Content-Type' => 'application/json; charset=utf-8',
                'Date' => gmdate('D, d M Y H:i:s', (int) $this->now()) . ' GMT',
                'X-Request-Id' => 'fake-' . count($this->requests),
            ],
            'body' => $body,
        ];
    }

    /** @param array<array-key, mixed> $value */
    private static function json(array $value): string
    {
        return json_encode($value, JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE | JSON_PRESERVE_ZERO_FRACTION | JSON_THROW_ON_ERROR);
    }
}
