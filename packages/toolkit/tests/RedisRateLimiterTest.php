<?php

declare(strict_types=1);

namespace Skipcall\Toolkit\Tests;

use Closure;
use InvalidArgumentException;
use PHPUnit\Framework\Attributes\DataProvider;
use PHPUnit\Framework\Attributes\TestWith;
use PHPUnit\Framework\TestCase;
use Predis;
use Redis;
use RedisCluster;
use RuntimeException;
use Skipcall\RateLimit;
use Skipcall\RateLimit\RedisRateLimiter;
use Throwable;

/** On a real Redis, and on a real Redis Cluster of three. */
final class RedisRateLimiterTest extends TestCase
{
    private static RedisNodes $one;
    private static RedisNodes $three;

    public static function setUpBeforeClass(): void
    {
        self::$one = RedisNodes::one();
        self::$three = RedisNodes::cluster();
    }

    public static function tearDownAfterClass(): void
    {
        self::$one->end();
        self::$three->end();
    }

    /** @return array<string, array{string, bool}> */
    public static function connections(): array
    {
        return [
            'phpredis' => ['phpredis', false], 'Predis' => ['Predis', false],
            'phpredis, cluster' => ['phpredis', true], 'Predis, cluster' => ['Predis', true],
        ];
    }

    #[DataProvider('connections')]
    public function testAWindowIsSharedByAllWhoAsk(string $client, bool $isCluster): void
    {
        $one = new RedisRateLimiter(self::connect($client, $isCluster), uniqid('a'));
        $bucket = 'bucket';
        self::assertSame(0.0, $one->acquire($bucket, 0));
        // Nothing is known: the others wait for the answer of the first.
        self::assertGreaterThan(0.0, $one->acquire($bucket, 0));
        $one->observe($bucket, new RateLimit(10, 9, time() + 30));
        self::assertSame(9, self::takeAll($one, $bucket));
        $wait = $one->acquire($bucket, 0);
        self::assertGreaterThan(25.0, $wait);
        self::assertLessThan(33.0, $wait);
        $this->expectException(InvalidArgumentException::class);
        $one->acquire($bucket, 10);
    }

    #[DataProvider('connections')]
    public function testRedisThatIsGoneIsLeftAloneForAWhile(string $client, bool $isCluster): void
    {
        $made = 0;
        $now = microtime(true);
        $connect = self::connect($client, $isCluster);
        $limiter = new RedisRateLimiter(function () use (&$made, $connect): Redis|RedisCluster|Predis\ClientInterface {
            $made++;
            return $made === 1 ? throw new RuntimeException('refused') : $connect();
        }, uniqid('b'), clock: function () use (&$now): float {
            return $now;
        });
        for ($try = 0; $try < 3; $try++) {
            self::assertSame('refused', self::failure($limiter)->getMessage());
        }
        self::assertSame(1, $made);
        $now += 5.1;
        self::assertSame(0.0, $limiter->acquire('bucket', 0));
        self::assertSame(2, $made);
    }

    #[DataProvider('connections')]
    public function testAScriptThatRedisHasForgottenIsSentAgain(string $client, bool $isCluster): void
    {
        $limiter = new RedisRateLimiter(self::connect($client, $isCluster), uniqid('c'));
        self::assertSame(0.0, $limiter->acquire('x', 0));
        foreach (($isCluster ? self::$three : self::$one)->each() as $redis) {
            $redis->script('flush');
        }
        self::assertSame(0.0, $limiter->acquire('y', 0));
    }

    #[TestWith(['phpredis'])]
    #[TestWith(['Predis'])]
    public function testBudgetsAreSpreadOverACluster(string $client): void
    {
        $prefix = uniqid('d');
        $limiter = new RedisRateLimiter(self::connect($client, true), "$prefix:");
        foreach (range(1, 60) as $bucket) {
            self::assertSame(0.0, $limiter->acquire("bucket$bucket", 0));
        }
        $all = [];
        foreach (self::$three->each() as $redis) {
            $keys = (array) $redis->keys("$prefix:*");
            self::assertGreaterThan(5, count($keys), 'a node has hardly any');
            array_push($all, ...array_values($keys));
        }
        self::assertCount(60, $all);
        self::assertContains("$prefix:{bucket7}", $all);
    }

    #[DataProvider('connections')]
    public function testAConnectionIsLostAndComesBack(string $client, bool $isCluster): void
    {
        $nodes = $isCluster ? self::$three : self::$one;
        $now = microtime(true);
        $prefix = uniqid('e');
        // phpredis asks all nodes of a cluster, again and again, until its time is over.
        $limiter = new RedisRateLimiter($nodes->connector($client, 3), $prefix, clock: function () use (&$now): float {
            return $now;
        });
        self::assertSame(0.0, $limiter->acquire('bucket', 0));
        // The node that has it.
        $node = (int) array_search(1, array_map(fn (Redis $redis): int => count((array) $redis->keys("$prefix*")), $nodes->each()), true);
        $nodes->stop($node);
        $first = self::failure($limiter);
        self::assertSame($first, self::failure($limiter), 'it was tried again at once');
        $now += 6.0;
        self::assertNotSame($first, self::failure($limiter));
        $nodes->restart($node);
        $now += 6.0;
        // What it knew went with it.
        self::assertSame(0.0, $limiter->acquire('bucket', 0));
        self::assertGreaterThan(0.0, $limiter->acquire('bucket', 0));
    }

    #[DataProvider('connections')]
    public function testSeveralPermitsInOneRoundTrip(string $client, bool $isCluster): void
    {
        $one = self::leasing($client, $isCluster, $prefix = uniqid('f'));
        self::assertSame(0.0, $one->acquire('b', 0));
        $one->observe('b', new RateLimit(1000, 999, time() + 40));
        $before = self::asked($isCluster);
        for ($request = 2; $request <= 1000; $request++) {
            self::assertSame(0.0, $one->acquire('b', 0), "request $request");
            $one->observe('b', new RateLimit(1000, 1000 - $request, time() + 40));
        }
        self::assertGreaterThan(25.0, $one->acquire('b', 0));
        // The last 128 go in ever smaller leases, so that everyone gets of them.
        self::assertLessThan(100, self::asked($isCluster) - $before);
        // Another one: nothing is left, and nothing is granted twice.
        $two = self::leasing($client, $isCluster, $prefix);
        self::assertGreaterThan(25.0, $two->acquire('b', 0));
    }

    public function testTwoWhoLeaseTogetherGetAllThereIsAndNoMore(): void
    {
        $one = self::leasing('phpredis', false, $prefix = uniqid('g'));
        $two = self::leasing('Predis', false, $prefix);
        self::assertSame(0.0, $one->acquire('b', 0));
        $one->observe('b', new RateLimit(100, 99, time() + 40));
        $got = [1, 0];
        for ($turn = 0; $turn < 400; $turn++) {
            $limiter = $turn % 2 === 0 ? $one : $two;
            $got[$turn % 2] += $limiter->acquire('b', 0) === 0.0 ? 1 : 0;
        }
        self::assertSame(100, array_sum($got));
        self::assertGreaterThan(35, min($got));
    }

    public function testWhatIsNotUsedIsGivenBack(): void
    {
        $now = microtime(true);
        $one = self::leasing('phpredis', false, $prefix = uniqid('h'), $now);
        $other = new RedisRateLimiter(self::connect('Predis', false), $prefix);
        $this->leaseSome($one, 'b');
        self::assertLessThan(30, 100 - $this->left($prefix, 'b'), 'a lease is an eighth at most');
        $taken = 4;
        self::assertLessThan(100 - $taken, $this->left($prefix, 'b'));
        // It is busy with another bucket for a second.
        $now += 1.1;
        $one->acquire('c', 0);
        self::assertSame(100 - $taken, $this->left($prefix, 'b'));
        // It says so; it ends.
        $this->leaseSome($one, 'd');
        $one->giveBack();
        self::assertSame(96, $this->left($prefix, 'd'));
        $this->leaseSome($one, 'e');
        self::assertLessThan(96, $this->left($prefix, 'e'));
        unset($one);
        self::assertSame(96, $this->left($prefix, 'e'));
        self::assertSame(96, self::takeAll($other, 'e'));
    }

    public function testALeaseThatLeavesOthersLessIsNotForWhoWantsToLeaveThemMore(): void
    {
        $one = self::leasing('phpredis', false, $prefix = uniqid('i'));
        self::assertSame(0.0, $one->acquire('b', 0));
        $one->observe('b', new RateLimit(100, 99, time() + 40));
        while ($this->left($prefix, 'b') > 24) {
            self::assertSame(0.0, $one->acquire('b', 0));
        }
        self::assertGreaterThan(20.0, $one->acquire('b', 24));
        self::assertSame(0.0, $one->acquire('b', 0), 'its own lease is still there');
    }

    public function testAnEmptyWindowEndsALease(): void
    {
        $one = self::leasing('phpredis', false, $prefix = uniqid('j'));
        $this->leaseSome($one, 'b');
        $before = self::asked();
        // Somebody else has used it up.
        $one->observe('b', new RateLimit(100, 0, time() + 40));
        self::assertSame($before + 1, self::asked(), 'the others were not told at once');
        self::assertGreaterThan(20.0, $one->acquire('b', 0));
        $two = new RedisRateLimiter(self::connect('Predis', false), $prefix);
        self::assertGreaterThan(20.0, $two->acquire('b', 0));
    }

    public function testALeaseEndsWithItsWindowAndIsNeverDoubled(): void
    {
        $now = microtime(true);
        $one = self::leasing('phpredis', false, $prefix = uniqid('k'), $now);
        // A window of three seconds at least: two of them are for leases.
        self::assertSame(0.0, $one->acquire('b', 0));
        $one->observe('b', new RateLimit(100, 99, $end = time() + 4));
        self::assertSame(0.0, $one->acquire('b', 0));
        $leased = $this->state($prefix, 'b')['leased'];
        self::assertGreaterThan(1, $leased);
        // It is not asked for a while, and another one opens the next window: what was leased takes nothing of it.
        $two = new RedisRateLimiter(self::connect('Predis', false), $prefix);
        while ($two->acquire('b', 0) === 0.0) {
            $two->observe('b', new RateLimit(100, 50, $end));
        }
        while (($wait = $two->acquire('b', 0)) > 0) {
            usleep((int) ceil($wait * 1e6));
        }
        $two->observe('b', new RateLimit(100, 99, time() + 40));
        self::assertSame(0, $this->state($prefix, 'b')['leased']);
        self::assertSame(1, $this->state($prefix, 'b')['granted']);
        // By now the lease is over on its own clock.
        $now += 6.0;
        $two = self::takeAll($two, 'b');
        self::assertSame(99, $two);
        self::assertGreaterThan(20.0, $one->acquire('b', 0), 'a permit of the window before was used');
        self::assertSame(100, $this->state($prefix, 'b')['granted'], 'what was of the window before was given back to this one');
    }

    public function testAForkedChildHasNoLease(): void
    {
        $one = self::leasing('phpredis', false, $prefix = uniqid('l'));
        $this->leaseSome($one, 'b');
        $left = $this->left($prefix, 'b');
        $child = pcntl_fork();
        if ($child === 0) {
            // Its permit is one more, and what its parent has it does not give back.
            try {
                $one->acquire('b', 0);
                posix_kill((int) getmypid(), SIGKILL);
            } finally {
                posix_kill((int) getmypid(), SIGTERM);
            }
        }
        pcntl_waitpid($child, $status);
        self::assertIsInt($status);
        self::assertSame(SIGKILL, pcntl_wtermsig($status));
        self::assertLessThan($left, $this->left($prefix, 'b'));
        self::assertSame(0.0, $one->acquire('b', 0));
    }

    public function testWebRequestsNeverLease(): void
    {
        $page = tempnam(sys_get_temp_dir(), 'skipcall');
        self::assertIsString($page);
        file_put_contents($page, '<?php
            foreach (glob(' . var_export(dirname(__DIR__) . '/src/RateLimit/*.php', true) . ') as $file) {
                require $file;
            }
            $limiter = new Skipcall\RateLimit\RedisRateLimiter(function (): Redis {
                $redis = new Redis();
                $redis->connect("127.0.0.1", ' . explode(':', self::$one->addresses()[0])[1] . ');
                return $redis;
            }, "' . ($prefix = uniqid('m')) . '", lease: 16);
            for ($i = 0; $i < 4; $i++) {
                $limiter->acquire("b", 0);
                $limiter->observe("b", new Skipcall\RateLimit(100, 99 - $i, time() + 40));
            }
            echo $limiter->acquire("b", 0), PHP_SAPI;');
        $web = \Service::start(\Service::folder(), fn (array $ports): array => [PHP_BINARY, '-S', "127.0.0.1:$ports[0]", $page], 1);
        self::assertSame('0cli-server', file_get_contents("http://127.0.0.1:{$web->ports[0]}/"));
        self::assertSame(['5', '0'], array_map(strval(...), [$this->state($prefix, 'b')['granted'], $this->state($prefix, 'b')['leased']]));
        $web->stop();
        unlink($page);
    }

    #[TestWith([0])]
    #[TestWith([1001])]
    public function testALeaseOfAnotherSize(int $lease): void
    {
        $this->expectException(InvalidArgumentException::class);
        new RedisRateLimiter(self::connect('phpredis', false), lease: $lease);
    }

    /** @return Closure(): (Redis|RedisCluster|Predis\ClientInterface) */
    private static function connect(string $client, bool $isCluster): Closure
    {
        return ($isCluster ? self::$three : self::$one)->connector($client);
    }

    private static function takeAll(RedisRateLimiter $limiter, string $bucket): int
    {
        for ($granted = 0; $granted < 2000 && $limiter->acquire($bucket, 0) === 0.0; $granted++);
        return $granted;
    }

    private static function failure(RedisRateLimiter $limiter): Throwable
    {
        try {
            $limiter->acquire('bucket', 0);
        } catch (Throwable $e) {
            return $e;
        }
        self::fail('there was a connection');
    }

    /** With leases. */
    private static function leasing(string $client, bool $isCluster, string $prefix, float &$now = 0.0): RedisRateLimiter
    {
        $now = $now > 0.0 ? $now : microtime(true);
        return new RedisRateLimiter(self::connect($client, $isCluster), $prefix, lease: 16, clock: function () use (&$now): float {
            return $now;
        });
    }

    /** How often the script was run. */
    private static function asked(bool $isCluster = false): int
    {
        $times = 0;
        foreach (($isCluster ? self::$three : self::$one)->each() as $redis) {
            $stats = $redis->info('commandstats');
            self::assertIsArray($stats);
            $line = $stats['cmdstat_evalsha'] ?? '';
            self::assertIsString($line);
            $times += preg_match('/^calls=(\d+)/', $line, $calls) === 1 ? (int) $calls[1] : 0;
        }
        return $times;
    }

    /** Four requests of a new window of 100, of which there is a lease now. */
    private function leaseSome(RedisRateLimiter $limiter, string $bucket): void
    {
        for ($i = 0; $i < 4; $i++) {
            self::assertSame(0.0, $limiter->acquire($bucket, 0));
            $limiter->observe($bucket, new RateLimit(100, 99 - $i, time() + 40));
        }
    }

    private function left(string $prefix, string $bucket): int
    {
        return 100 - $this->state($prefix, $bucket)['granted'];
    }

    /** @return array<string, int> */
    private function state(string $prefix, string $bucket): array
    {
        $state = self::$one->each()[0]->hGetAll("$prefix{{$bucket}}");
        self::assertIsArray($state);
        $numbers = [];
        foreach ($state as $name => $value) {
            $numbers[(string) $name] = is_numeric($value) ? (int) $value : -1;
        }
        return $numbers;
    }
}
