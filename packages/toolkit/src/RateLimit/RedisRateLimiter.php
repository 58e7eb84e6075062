<?php

declare(strict_types=1);

namespace Skipcall\RateLimit;

use Closure;
use InvalidArgumentException;
use Predis;
use Redis;
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
 * It wants Redis 5 or newer (a cluster will do: a budget is one key) and phpredis or Predis. The connection should be its
 * own, as its timeouts are shorter than a cache may want. It is made at first use. Redis that is gone costs one timeout,
 * then none for five seconds; after that a new connection is tried.
 *
 * How it counts, for one bucket:
 * - What was granted in a window is counted here. What the server has counted beyond that was used by somebody else;
 *   it is kept apart, and never less within a window.
 * - One second after the end of a window (servers tell it in whole seconds) one request goes, and the others wait for
 *   its answer, for two seconds at most. Requests without an answer at that time count in the new window.
 * - As long as the server has not stated a limit, there is one request at a time. One that never states a limit gets a
 *   request every two seconds: use rateLimitPerMinute without a rateLimiter there.
 * - Where a server gives requests back one by one (a sliding log, a token bucket) that is never too many, but a quarter of
 *   what there is stays unused.
 * - The clock of Redis is the only one. Ends of windows are told to it as seconds from now.
 */
final class RedisRateLimiter implements RateLimiter
{
    private const RETRY_AFTER = 5.0; // seconds for which Redis is left alone after a failure

    private const SCRIPT = <<<'LUA'
        local time = redis.call('TIME')
        local now = time[1] * 1000 + math.floor(time[2] / 1000)
        local w = redis.call('HMGET', KEYS[1], 'open', 'ends', 'limit', 'granted', 'answered', 'others')
        local open, ends, limit = w[1] == '1', tonumber(w[2]) or 0, tonumber(w[3]) or 0
        local granted, answered, others = tonumber(w[4]) or 0, tonumber(w[5]) or 0, tonumber(w[6]) or 0
        local waiting = math.max(granted - answered, 0) -- granted, and no answer yet

        local function save()
            redis.call('HSET', KEYS[1], 'open', open and 1 or 0, 'ends', ends, 'limit', limit,
                'granted', granted, 'answered', answered, 'others', others)
            redis.call('PEXPIRE', KEYS[1], math.max(ends - now, 0) + 60000)
        end

        if ARGV[1] == 'acquire' then
            local reserve = tonumber(ARGV[2])
            if limit > 0 and reserve >= limit then
                return -1
            end
            if now >= (open and ends + 1000 or ends) then
                -- The window is over, or the first request of this one got no answer: the next one shows.
                granted, answered, others = waiting + 1, 0, 0
                open, ends = false, now + 2000
                save()
                return 0
            end
            if not open then
                return math.min(ends - now, 50)
            end
            if granted + others + reserve < limit then
                granted = granted + 1
                save()
                return 0
            end
            return ends + 1000 - now
        end

        -- observe: the server's limit, how many it has counted, and for how long
        local counted, left = tonumber(ARGV[3]), math.min(tonumber(ARGV[4]), 3600000)
        local its_end = now + left
        if open and its_end > ends + 2000 and now > ends - 2000 then
            -- Another window has begun already: what waits for an answer, this one included, may count in it.
            granted, answered, others, ends = math.max(waiting, 1), 0, 0, its_end
        end
        answered = answered + 1
        -- An answer of the window before says nothing about this one.
        if (open and its_end >= ends - 2000) or (not open and left > 0) then
            limit = tonumber(ARGV[2])
            ends = open and math.max(ends, its_end) or its_end
            open = true
            if counted > granted + others then
                others = counted - granted + math.max(granted - answered, 0)
            end
        end
        save()
        return 0
        LUA;

    private Redis|Predis\ClientInterface|null $redis = null;
    private ?Throwable $failure = null;
    private float $failedAt = 0.0;

    /**
     * @param Closure(): (Redis|Predis\ClientInterface) $connect makes a connection; called again after one has failed
     * @param string $prefix of the keys in Redis
     */
    public function __construct(private readonly Closure $connect, private readonly string $prefix = 'skipcall:')
    {
    }

    public function acquire(string $bucket, int $reserve): float
    {
        $wait = $this->run($bucket, ['acquire', (string) $reserve]);
        if ($wait < 0) {
            throw new InvalidArgumentException("rateLimitReserve ($reserve) must be less than the rate limit");
        }
        return $wait / 1000;
    }

    public function observe(string $bucket, RateLimit $seen): void
    {
        $left = (int) round(($seen->resetAt - microtime(true)) * 1000);
        $this->run($bucket, ['observe', (string) $seen->limit, (string) max(0, $seen->limit - $seen->remaining), (string) $left]);
    }

    /** @param list<string> $arguments */
    private function run(string $bucket, array $arguments): int
    {
        if ($this->failure !== null && hrtime(true) / 1e9 < $this->failedAt + self::RETRY_AFTER) {
            throw $this->failure;
        }
        try {
            $this->redis ??= ($this->connect)();
            $key = $this->prefix . $bucket;
            $result = $this->redis instanceof Redis
                ? self::runOnRedis($this->redis, [$key, ...$arguments])
                : self::runOnPredis($this->redis, [$key, ...$arguments]);
            $this->failure = null;
            return $result;
        } catch (Throwable $failure) {
            $this->redis = null;
            $this->failure = $failure;
            $this->failedAt = hrtime(true) / 1e9;
            throw $failure;
        }
    }

    /** @param non-empty-list<string> $arguments the key first */
    private static function runOnRedis(Redis $redis, array $arguments): int
    {
        $redis->clearLastError();
        $result = $redis->evalSha(sha1(self::SCRIPT), $arguments, 1);
        if ($result === false && str_starts_with((string) $redis->getLastError(), 'NOSCRIPT')) {
            $redis->clearLastError();
            $result = $redis->eval(self::SCRIPT, $arguments, 1);
        }
        if (!is_int($result)) {
            throw new RedisException($redis->getLastError() ?? 'no answer of the script');
        }
        return $result;
    }

    /** @param non-empty-list<string> $arguments the key first */
    private static function runOnPredis(Predis\ClientInterface $redis, array $arguments): int
    {
        try {
            $result = $redis->__call('evalsha', [sha1(self::SCRIPT), 1, ...$arguments]);
        } catch (Predis\Response\ServerException $e) {
            if (!str_starts_with($e->getMessage(), 'NOSCRIPT')) {
                throw $e;
            }
            $result = $redis->__call('eval', [self::SCRIPT, 1, ...$arguments]);
        }
        return is_int($result) ? $result : throw new RuntimeException('no answer of the script');
    }
}
