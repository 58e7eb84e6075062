<?php

declare(strict_types=1);

namespace Skipcall\Laravel;

use Illuminate\Contracts\Container\Container;
use Predis\ClientInterface;
use Redis;
use RedisCluster;
use RuntimeException;
use Skipcall\RateLimit\RedisRateLimiter;

/** The rate limit of several hosts, counted over one of Laravel's Redis connections. */
final class RedisLimiter
{
    public static function over(Container $app, string $connection): RedisRateLimiter
    {
        $isFirst = true;
        return new RedisRateLimiter(static function () use ($app, $connection, &$isFirst): Redis|RedisCluster|ClientInterface {
            /** @var \Illuminate\Redis\RedisManager $manager */
            $manager = $app->make('redis');
            if (!$isFirst) {
                // The one that has failed is not used again.
                $manager->purge($connection);
            }
            $isFirst = false;
            $client = $manager->connection($connection)->client();
            return $client instanceof Redis || $client instanceof RedisCluster || $client instanceof ClientInterface
                ? $client
                : throw new RuntimeException("the Redis connection \"$connection\" is neither phpredis nor Predis");
        });
    }
}
