<?php

declare(strict_types=1);

namespace Skipcall\Toolkit\Tests;

use Closure;
use InvalidArgumentException;
use PHPUnit\Framework\Attributes\DataProvider;
use PHPUnit\Framework\TestCase;
use Predis;
use Redis;
use Service;
use Skipcall\RateLimit;
use Skipcall\RateLimit\RedisRateLimiter;
use Throwable;

require_once __DIR__ . '/../../../tests/server/service.inc';

final class RedisRateLimiterTest extends TestCase
{
    private static Service $service;
    private static string $socket;

    public static function setUpBeforeClass(): void
    {
        $folder = Service::folder();
        self::$socket = "$folder/socket";
        self::$service = Service::start($folder, fn (): array => self::command(), 0, self::$socket);
        // The socket is there a moment before Redis listens on it.
        for ($try = 0; $try < 1000 && @stream_socket_client('unix://' . self::$socket) === false; $try++) {
            usleep(10000);
        }
    }

    public static function tearDownAfterClass(): void
    {
        self::$service->stop();
    }

    /** @return array<string, array{Closure(): (Redis|Predis\ClientInterface)}> */
    public static function connections(): array
    {
        return [
            'phpredis' => [static function (): Redis {
                $redis = new Redis();
                $redis->connect(self::$socket);
                return $redis;
            }],
            'Predis' => [static fn (): Predis\Client => new Predis\Client(['scheme' => 'unix', 'path' => self::$socket])],
        ];
    }

    /** @param Closure(): (Redis|Predis\ClientInterface) $connect */
    #[DataProvider('connections')]
    public function testAWindowIsSharedByAllWhoAsk(Closure $connect): void
    {
        $one = new RedisRateLimiter($connect, uniqid('a'));
        $bucket = 'bucket';
        self::assertSame(0.0, $one->acquire($bucket, 0));
        // Nothing is known: the others wait for the answer of the first.
        self::assertGreaterThan(0.0, $one->acquire($bucket, 0));
        $one->observe($bucket, new RateLimit(10, 9, time() + 30));
        $granted = 1;
        while ($granted < 20 && $one->acquire($bucket, 0) === 0.0) {
            $granted++;
        }
        self::assertSame(10, $granted);
        $wait = $one->acquire($bucket, 0);
        self::assertGreaterThan(25.0, $wait);
        self::assertLessThan(33.0, $wait);
        $this->expectException(InvalidArgumentException::class);
        $one->acquire($bucket, 10);
    }

    /** @param Closure(): (Redis|Predis\ClientInterface) $connect */
    #[DataProvider('connections')]
    public function testRedisThatIsGoneIsLeftAloneForAWhile(Closure $connect): void
    {
        $made = 0;
        $limiter = new RedisRateLimiter(function () use (&$made, $connect): Redis|Predis\ClientInterface {
            $made++;
            return $made === 1 ? throw new \RuntimeException('refused') : $connect();
        }, uniqid('b'));
        for ($try = 0; $try < 3; $try++) {
            try {
                $limiter->acquire('bucket', 0);
                self::fail('there was a connection');
            } catch (Throwable $e) {
                self::assertSame('refused', $e->getMessage());
            }
        }
        self::assertSame(1, $made);
    }

    /** @param Closure(): (Redis|Predis\ClientInterface) $connect */
    #[DataProvider('connections')]
    public function testAScriptThatRedisHasForgottenIsSentAgain(Closure $connect): void
    {
        $limiter = new RedisRateLimiter($connect, uniqid('c'));
        self::assertSame(0.0, $limiter->acquire('x', 0));
        $redis = new Redis();
        $redis->connect(self::$socket);
        $redis->script('flush');
        self::assertSame(0.0, $limiter->acquire('y', 0));
    }

    /** @return list<string> */
    private static function command(): array
    {
        // It does not come up under libfaketime.
        return ['env', '-u', 'LD_PRELOAD', 'redis-server', '--port', '0', '--unixsocket', self::$socket, '--save', '', '--appendonly', 'no'];
    }
}
