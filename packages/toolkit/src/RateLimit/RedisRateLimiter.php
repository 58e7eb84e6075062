<?php

declare(strict_types=1);

namespace Skipcall\RateLimit;

use Closure;
use InvalidArgumentException;
use Predis;
use Redis;
use RedisCluster;
use RedisException;
use RuntimeException;
use Skipcall\RateLimit;
use Skipcall\RateLimiter;
use Throwable;

/**
 * One request budget for a fleet: every host that has the same Redis shares the rate limit of a key.
 *
 *     $limiter = new RedisRateLimiter(function (): Redis {
 *         $redis = new Redis();
 *         $redis->connect('redis.internal', 6379, 0.25, null, 0, 0.25); // seconds to connect, and to read
 *         return $redis;
 *     });
 *     $client = new Skipcall\Client(null, [
 *         'rateLimiter' => $limiter,
 *         'rateLimiterFailure' => 'local', // without Redis this host's own budget decides; 'throw' throws
 *     ]);
 *
 * It wants Redis 5 or newer, or a Redis Cluster, and phpredis or Predis. A budget is one key whose hash tag is the bucket, so
 * that budgets are spread over a cluster. The connection should be its own, as its timeouts are shorter than a cache may
 * want. It is made at first use. Redis that is gone costs one timeout, then none for five seconds; after that a new
 * connection is tried. (So does a cluster of which one node is gone: for five seconds all of it counts as gone.)
 *
 * How it counts, for one bucket:
 * - What was granted in a window is counted here. What the server has counted beyond that was used by somebody else;
 *   it is kept apart, and never less within a window.
 * - One second after the end of a window (servers tell it in whole seconds) one request goes, and the others wait for
 *   its answer, for two seconds at most. Requests of that window without an answer at that time count in the new one, and in
 *   no later one.
 * - As long as the server has not stated a limit, there is one request at a time. One that never states a limit gets a
 *   request every two seconds: use rateLimitPerMinute without a rateLimiter there.
 * - Where a server gives requests back one by one (a sliding log, a token bucket) that is never too many, but a quarter of
 *   what there is stays unused.
 * - The clock of Redis is the only one. Ends of windows are told to it as seconds from now.
 *
 * Without `lease` a request costs two round trips: one for the permit, one that tells what the answer said. A process that
 * lives long (a queue worker, a daemon) may lease several permits in one; the next one also tells what became of them:
 *
 *     $limiter = new RedisRateLimiter($connect, lease: 32);
 *
 * - A lease is for two to four seconds of what the process needs, an eighth of what is left at most, and for one window. What
 *   of it is not used within it, or a second after the last call where the process has gone on to another bucket, is given
 *   back at the next call, or at giveBack().
 * - A process that is killed, or idle, keeps what it has leased from the others until the window ends. Then it is nobody's.
 * - Web requests never lease, whatever is given: they end before they could use it (SAPIs other than cli, phpdbg, embed, frankenphp).
 */
final class RedisRateLimiter implements RateLimiter
{
    private const RETRY_AFTER = 5.0; // seconds for which Redis is left alone after a failure
    private const LEASE_SECONDS = 2.0; // of work that a lease should be for, to twice as much
    private const IDLE_SECONDS = 1.0; // after which another bucket's lease is given back
    private const LONG_LIVED = ['cli', 'phpdbg', 'embed', 'frankenphp'];

    private const SCRIPT = <<<'LUA'
        local time = redis.call('TIME')
        local now = time[1] * 1000 + math.floor(time[2] / 1000)
        local w = redis.call('HMGET', KEYS[1], 'window', 'open', 'ends', 'limit', 'granted', 'carried', 'answered', 'leased', 'others')
        -- When it was opened, which is its name; whether the server has said how it is; its end.
        local window, open, ends, limit = tonumber(w[1]) or 0, w[2] == '1', tonumber(w[3]) or 0, tonumber(w[4]) or 0
        -- Granted, of these: from the window before; with an answer; leased, and nothing is known of them yet.
        local granted, carried, answered, leased = tonumber(w[5]) or 0, tonumber(w[6]) or 0, tonumber(w[7]) or 0, tonumber(w[8]) or 0
        local others = tonumber(w[9]) or 0

        local want, reserve = tonumber(ARGV[1]), tonumber(ARGV[2])
        local of, answers, used, back = tonumber(ARGV[3]), tonumber(ARGV[4]), tonumber(ARGV[5]), tonumber(ARGV[6])
        local seen, counted, left = tonumber(ARGV[7]), tonumber(ARGV[8]), math.min(tonumber(ARGV[9]), 3600000)

        local function save()
            redis.call('HSET', KEYS[1], 'window', window, 'open', open and 1 or 0, 'ends', ends, 'limit', limit,
                'granted', granted, 'carried', carried, 'answered', answered, 'leased', leased, 'others', others)
            redis.call('PEXPIRE', KEYS[1], math.max(ends - now, 0) + 60000)
        end

        -- What has become of permits. Those of a window before are settled.
        local unanswered = granted - carried - answered
        if of == window or of == 0 then
            back = math.min(back, leased)
            leased = math.max(leased - used - back, 0)
            granted = granted - back
            answered = answered + answers
            unanswered = unanswered - back
        else
            answers, back = 0, 0
        end
        -- What the server said: its limit, how many it has counted, and for how long.
        if seen > 0 then
            local its_end = now + left
            if open and its_end > ends + 2000 and now > ends - 2000 then
                -- Another window has begun already: what waits for an answer, or is leased, may count in it.
                granted, carried, answered, others, ends = math.max(unanswered, 1), 0, math.max(answers, 1), 0, its_end
            end
            -- An answer of the window before says nothing about this one.
            if (open and its_end >= ends - 2000) or (not open and left > 0) then
                limit = seen
                ends = open and math.max(ends, its_end) or its_end
                open = true
                if counted > granted + others then
                    others = counted - granted + math.max(granted - answered, 0)
                end
            end
        end
        if want == 0 then
            save()
            return {0, 0, window, 0}
        end

        if limit > 0 and reserve >= limit then
            save()
            return {-1, 0, window, 0}
        end
        if now >= (open and ends + 1000 or ends) then
            -- The window is over, or the first request of this one got no answer: the next one shows.
            carried = math.max(granted - carried - answered - leased, 0)
            granted, answered, leased, others = carried + 1, 0, 0, 0
            window, open, ends = now, false, now + 2000
            save()
            return {0, 1, window, 0}
        end
        if not open then
            save()
            return {math.min(ends - now, 50), 0, window, 0}
        end
        local free, lasts = limit - granted - others - reserve, ends - 1000 - now
        if free <= 0 then
            save()
            return {ends + 1000 - now, 0, window, 0}
        end
        local number = 1
        if want > 1 and lasts > 0 then
            -- A second before its end a window has no lease any more: all that was sent has reached the server by then.
            number = math.max(1, math.min(want, math.floor(free / 8)))
            leased = leased + number
        end
        granted = granted + number
        save()
        return {0, number, window, math.max(lasts, 0)}
        LUA;

    private Redis|RedisCluster|Predis\ClientInterface|null $redis = null;
    private ?Throwable $failure = null;
    private float $failedAt = 0.0;
    /** @var array<string, Permits> by bucket */
    private array $permits = [];
    private int $pid;
    /** Most permits of one lease; 1: there are none. */
    private readonly int $lease;

    /**
     * @param Closure(): (Redis|RedisCluster|Predis\ClientInterface) $connect makes a connection; called again after one has
     *        failed, and in a forked child
     * @param string $prefix of the keys in Redis; with "{" in it, it is the hash tag, and all budgets are on one node
     * @param int $lease the most permits that a long-lived process takes in one round trip, 1 to 1000; 1: as many round trips
     *        as requests
     * @param (Closure(): float)|null $clock Unix time, for tests and simulations
     * @throws InvalidArgumentException when lease is out of its range
     */
    public function __construct(
        private readonly Closure $connect,
        private readonly string $prefix = 'skipcall:',
        int $lease = 1,
        private readonly ?Closure $clock = null,
    ) {
        if ($lease < 1 || $lease > 1000) {
            throw new InvalidArgumentException("lease must be from 1 to 1000, not $lease");
        }
        $this->lease = in_array(PHP_SAPI, self::LONG_LIVED, true) ? $lease : 1;
        $this->pid = (int) getmypid();
    }

    public function __destruct()
    {
        try {
            // No connection is made for it: what is leased ends with its window.
            $this->redis === null || $this->giveBack();
        } catch (Throwable) {
        }
    }

    public function acquire(string $bucket, int $reserve): float
    {
        $this->noticeFork();
        $now = $this->now();
        $this->giveBackIdle($bucket, $now);
        $permits = $this->permits[$bucket] ??= new Permits();
        if ($permits->take($reserve, $now)) {
            return 0.0;
        }
        $want = $this->lease === 1 || $permits->isHeld($now) ? 1 : $permits->want($now, self::LEASE_SECONDS, $this->lease);
        [$wait, $number, $window, $lasts] = $this->run($bucket, $want, $reserve, $permits->report($now, $this->time()));
        if ($wait < 0) {
            throw new InvalidArgumentException("rateLimitReserve ($reserve) must be less than the rate limit");
        }
        if ($number === 0) {
            $permits->refused();
            return $wait / 1000;
        }
        // Counted from before it was asked for, the end is never later than that of Redis.
        $permits->granted($window, $number, $reserve, $now, $now + $lasts / 1000, $want > 1 && $lasts > 0, $lasts === 0);
        return 0.0;
    }

    public function observe(string $bucket, RateLimit $seen): void
    {
        $this->noticeFork();
        $permits = $this->permits[$bucket] ??= new Permits();
        if ($permits->answered($seen) && $this->lease > 1) {
            return; // told with the next question
        }
        $this->run($bucket, 0, 0, $permits->report($this->now(), $this->time()));
    }

    /**
     * Gives back what is leased and not used, for a worker that will be idle. The end of the object does so, too.
     *
     * @throws Throwable what the connection throws
     */
    public function giveBack(): void
    {
        $this->noticeFork();
        foreach ($this->permits as $bucket => $permits) {
            if ($permits->hasNews()) {
                $this->run((string) $bucket, 0, 0, $permits->report(INF, $this->time()));
            }
        }
    }

    /** Of other buckets than this one. */
    private function giveBackIdle(string $except, float $now): void
    {
        foreach ($this->permits as $bucket => $permits) {
            if ((string) $bucket === $except || $permits->usedAt > $now - self::IDLE_SECONDS) {
                continue;
            }
            if ($permits->isSettled($now)) {
                unset($this->permits[$bucket]);
            } elseif ($permits->hasNews()) {
                try {
                    $this->run((string) $bucket, 0, 0, $permits->report(INF, $this->time()));
                } catch (Throwable) {
                    // The one that is asked for now fails as well, or does not.
                }
            }
        }
    }

    /** A child has what its parent has leased, and its connection: neither is its own. */
    private function noticeFork(): void
    {
        if ($this->pid !== getmypid()) {
            $this->pid = (int) getmypid();
            $this->permits = [];
            $this->redis = null;
        }
    }

    private function now(): float
    {
        return $this->clock === null ? hrtime(true) / 1e9 : ($this->clock)();
    }

    private function time(): float
    {
        return $this->clock === null ? microtime(true) : ($this->clock)();
    }

    /**
     * @param list<string> $report
     * @return array{int, int, int, int} milliseconds to wait (-1: never), permits, their window, milliseconds for which they last
     */
    private function run(string $bucket, int $want, int $reserve, array $report): array
    {
        if ($this->failure !== null && $this->now() < $this->failedAt + self::RETRY_AFTER) {
            throw $this->failure;
        }
        try {
            $this->redis ??= ($this->connect)();
            $arguments = ["$this->prefix{{$bucket}}", (string) $want, (string) $reserve, ...$report];
            $result = $this->redis instanceof Predis\ClientInterface
                ? self::runOnPredis($this->redis, $arguments)
                : self::runOnRedis($this->redis, $arguments);
            if (!is_array($result) || array_filter($result, is_int(...)) !== $result || count($result) !== 4) {
                throw new RuntimeException('no answer of the script');
            }
            $this->failure = null;
            /** @var array{int, int, int, int} $result */
            return $result;
        } catch (Throwable $failure) {
            $this->redis = null;
            $this->failure = $failure;
            $this->failedAt = $this->now();
            throw $failure;
        }
    }

    /** @param non-empty-list<string> $arguments the key first */
    private static function runOnRedis(Redis|RedisCluster $redis, array $arguments): mixed
    {
        $redis->clearLastError();
        $result = $redis->evalSha(sha1(self::SCRIPT), $arguments, 1);
        if ($result === false && str_starts_with((string) $redis->getLastError(), 'NOSCRIPT')) {
            $redis->clearLastError();
            $result = $redis->eval(self::SCRIPT, $arguments, 1);
        }
        return is_array($result) ? $result : throw new RedisException($redis->getLastError() ?? 'no answer of the script');
    }

    /** @param non-empty-list<string> $arguments the key first */
    private static function runOnPredis(Predis\ClientInterface $redis, array $arguments): mixed
    {
        try {
            return $redis->__call('evalsha', [sha1(self::SCRIPT), 1, ...$arguments]);
        } catch (Predis\Response\ServerException $e) {
            if (!str_starts_with($e->getMessage(), 'NOSCRIPT')) {
                throw $e;
            }
            return $redis->__call('eval', [self::SCRIPT, 1, ...$arguments]);
        }
    }
}
