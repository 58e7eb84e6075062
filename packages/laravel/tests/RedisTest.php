<?php

declare(strict_types=1);

namespace Skipcall\Laravel\Tests;

use Mock;
use PHPUnit\Framework\Attributes\TestWith;
use Service;
use Skipcall\Exception\RateLimitException;
use Skipcall\Laravel\Facades\Skipcall;

final class RedisTest extends TestCase
{
    #[TestWith(['phpredis'])]
    #[TestWith(['predis'])]
    public function testSeveralHostsAndTenantsShareALimitOverRedis(string $client): void
    {
        $redis = Service::start(
            Service::folder(),
            fn (array $ports): array => ['env', '-u', 'LD_PRELOAD', 'redis-server', '--port', (string) $ports[0], '--bind', '127.0.0.1', '--save', ''],
            1,
        );
        $mock = Mock::start(['rows' => 5, 'rate' => ['limit' => 20, 'window' => 3600, 'count' => 'first']]);
        // Not in this process' own budget: as on two hosts.
        $options = ['rateLimitMode' => 'fail', 'rateLimitBucket' => 'company'];
        config([
            'database.redis.client' => $client,
            'database.redis.limiter' => ['host' => '127.0.0.1', 'port' => $redis->ports[0], 'timeout' => 30.0, 'read_timeout' => 30.0],
            'skipcall.redis' => 'limiter',
            'skipcall.connections' => [
                'main' => ['key' => 'sk_test_ok', 'base_url' => $mock->url, 'options' => $options],
            ],
        ]);
        app()->forgetInstance('redis');
        $granted = 0;
        try {
            while ($granted < 25) {
                // Another process.
                app()->forgetScopedInstances();
                Skipcall::connection()->listCalls();
                $granted++;
            }
        } catch (RateLimitException $e) {
            self::assertTrue($e->isLocal());
        }
        self::assertSame(20, $granted);
        self::assertSame(['200' => 20], $mock->stats()['byStatus']);
        // It was Redis that granted them.
        $direct = new \Redis();
        $direct->connect('127.0.0.1', $redis->ports[0]);
        $keys = $direct->keys('*');
        self::assertCount(1, $keys);
        self::assertSame('20', $direct->hGet($keys[0], 'granted'));
        $direct->close();

        // Redis is gone: this host decides for itself.
        $redis->stop();
        $mock->reset();
        config(['skipcall.connections.main.options.rateLimitBucket' => 'nothing known of it']);
        app()->forgetScopedInstances();
        self::assertSame(5, Skipcall::connection()->listCalls()->total);
        self::assertSame(1, $mock->stats()['requests']);
    }
}
