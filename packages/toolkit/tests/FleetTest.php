<?php

declare(strict_types=1);

namespace Skipcall\Toolkit\Tests;

use PHPUnit\Framework\TestCase;
use Redis;
use Skipcall\RateLimit;
use Skipcall\RateLimit\RedisRateLimiter;
use VirtualRedis;

require_once __DIR__ . '/../../../bench/fleet/virtual_redis.inc';

/** bench/fleet.php: in its Redis, whose time is an argument, the script does what it does by the clock of Redis. */
final class FleetTest extends TestCase
{
    public function testTimeAsAnArgumentMakesNoDifference(): void
    {
        $nodes = RedisNodes::one();
        $port = (int) explode(':', $nodes->addresses()[0])[1];
        $real = new TimedRedis();
        $virtual = new VirtualRedis();
        $real->connect('127.0.0.1', $port, 5);
        $virtual->connect('127.0.0.1', $port, 5);
        mt_srand(5);
        $compared = $turns = $denied = 0;
        $again = [];
        foreach ([1, 16] as $lease) {
            $clock = static fn (): float => $virtual->time;
            $its = new RedisRateLimiter(fn (): Redis => $real, 'real:', $lease, $clock);
            $ours = new RedisRateLimiter(fn (): Redis => $virtual, 'virtual:', $lease, $clock);
            $both = function (string $bucket, ?RateLimit $seen, int $reserve) use (&$compared, &$turns, &$denied, &$again, $real, $virtual, $its, $ours): float {
                $name = $bucket . '-' . ($again[$bucket] ?? 0);
                $do = static function (RedisRateLimiter $limiter) use ($name, $seen, $reserve): float {
                    if ($seen === null) {
                        return self::tried(fn (): float => $limiter->acquire($name, $reserve));
                    }
                    $limiter->observe($name, $seen);
                    return 0.0;
                };
                // Of the same moment for both: what is told is how many seconds are left.
                $virtual->time = $real->ranAt = microtime(true);
                $window = $real->hGet("real:{{$name}}", 'window');
                $one = $do($its);
                $virtual->runAt = $real->ranAt;
                $two = $do($ours);
                $wanted = $real->hGetAll("real:{{$name}}");
                $got = $virtual->hGetAll("virtual:{{$name}}");
                self::assertIsArray($wanted);
                self::assertIsArray($got);
                if ($virtual->runAt === null) {
                    // It was run at one of two milliseconds: another bucket from here.
                    $again[$bucket] = ($again[$bucket] ?? 0) + 1;
                    return $one;
                }
                unset($got['dies']);
                self::assertSame([$one, $wanted], [$two, $got]);
                $compared++;
                $turns += $window !== ($wanted['window'] ?? false) ? 1 : 0;
                $denied += $one > 1.0 ? 1 : 0;
                return $one;
            };
            for ($step = 0; $step < 600; $step++) {
                // Windows that go on, that end at once, and of before; foreign use; another limit.
                $ends = time() + [40, 40, 0, -5, 90][mt_rand(0, 4)];
                $seen = mt_rand(0, 2) > 0 ? null : new RateLimit(mt_rand(1, 40) * 5, mt_rand(0, 4), $ends);
                $both('b' . $lease . mt_rand(0, 6), $seen, mt_rand(0, 3));
            }
            // One that is used up, until its next window begins: again where a millisecond was not known (one step of thirty),
            // or the window was over before it was asked.
            for ($tries = 1, $turned = false; !$turned; $tries++) {
                self::assertLessThan(20, $tries);
                $used = $again["c$lease"] ?? 0;
                $both("c$lease", null, 0);
                $both("c$lease", new RateLimit(100, 0, time() + 2), 0);
                $denials = 0;
                do {
                    $before = $turns;
                    $wait = $both("c$lease", null, 0);
                    $denials += $wait > 0.0 ? 1 : 0;
                    // Asked too early as well.
                    usleep((int) ceil(max($denials === 1 ? $wait / 2 : $wait, 0.001) * 1e6));
                } while ($turns === $before);
                $turned = $denials > 0 && $used === ($again["c$lease"] ?? 0);
            }
            self::assertSame(0.0, $wait);
        }
        self::assertGreaterThan(600, $compared);
        self::assertGreaterThan(10, $turns);
        self::assertGreaterThan(50, $denied);
        // Keys expire by the argument as well.
        $virtual->runAt = null;
        $limiter = new RedisRateLimiter(fn (): Redis => $virtual, 'virtual:', 1, static fn (): float => $virtual->time);
        $limiter->acquire('d', 0);
        $limiter->observe('d', new RateLimit(100, 50, (int) $virtual->time + 40));
        $limiter->acquire('d', 0);
        self::assertSame(['100', '2'], [$virtual->hGet('virtual:{d}', 'limit'), $virtual->hGet('virtual:{d}', 'granted')]);
        $at = $virtual->hGet('virtual:{d}', 'dies');
        self::assertIsNumeric($at);
        $virtual->time = ((float) $at - 1) / 1000;
        $limiter->acquire('d', 0);
        self::assertSame('100', $virtual->hGet('virtual:{d}', 'limit'));
        $virtual->time = (float) $virtual->hGet('virtual:{d}', 'dies') / 1000;
        $limiter->acquire('d', 0);
        self::assertSame(['0', '1'], [$virtual->hGet('virtual:{d}', 'limit'), $virtual->hGet('virtual:{d}', 'granted')]);
        $nodes->end();
    }

    /** @param callable(): float $do */
    private static function tried(callable $do): float
    {
        try {
            return $do();
        } catch (\InvalidArgumentException) {
            return -1.0;
        }
    }
}
