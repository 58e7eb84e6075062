<?php

declare(strict_types=1);

namespace Skipcall\Toolkit\Tests;

use Mock;
use PHPUnit\Framework\TestCase;
use Reference;
use Used;

require_once __DIR__ . '/../../../tests/budget/readers.inc';

/** Four hosts that have only a Redis in common: real requests, real windows, all the ways of speaking to a Redis at once. */
final class RedisFleetTest extends TestCase
{
    private const WINDOW = 4;
    private const LIMIT = 100;

    public function testFourProcessesUseALimitUpAndAreNeverRefused(): void
    {
        $one = RedisNodes::one();
        $three = RedisNodes::cluster();
        $rate = ['limit' => self::LIMIT, 'window' => self::WINDOW, 'count' => 'aligned'];
        $fleets = [];
        foreach (['phpredis', 'Predis'] as $client) {
            foreach (['one Redis' => $one, 'a cluster' => $three] as $kind => $nodes) {
                foreach ([1, 16] as $lease) {
                    $mock = Mock::start(['rows' => 1, 'rate' => $rate]);
                    $hosts = [];
                    for ($host = 0; $host < 4; $host++) {
                        $hosts[] = self::start($mock->url, $client, $lease, $nodes->addresses());
                    }
                    $fleets["$client, $kind, lease $lease"] = [$mock, $hosts];
                }
            }
        }
        // All are there before the time begins.
        foreach ($fleets as $name => [, $hosts]) {
            foreach ($hosts as [, , $says]) {
                self::assertSame("ready\n", fgets($says), $name);
            }
        }
        $until = microtime(true) + 4.5 * self::WINDOW;
        $reference = new Reference($rate, $until);
        foreach (array_merge(...array_column($fleets, 1)) as [, $hears]) {
            fwrite($hears, sprintf("%.3F\n", $until));
        }
        $read = [];
        foreach ($fleets as $name => [, $hosts]) {
            foreach ($hosts as [$process, , $says]) {
                $said = stream_get_contents($says);
                $read[$name][] = json_decode($said, true) ?? $said;
                proc_close($process);
            }
        }
        $possible = $reference->share();
        foreach ($fleets as $name => [$mock]) {
            $used = new Used($mock, 'aligned', self::LIMIT, self::WINDOW);
            show($name, $used, array_column($read[$name], 0));
            self::assertGreaterThanOrEqual(4, $used->windows(), $name);
            self::assertSame(0, $used->refused(), $name);
            self::assertSame([0, 0, 0, 0], array_column($read[$name], 1), $name . json_encode($read[$name]));
            self::assertGreaterThanOrEqual(0.95 * $possible, $used->share(), $name);
            $mock->stop();
        }
        $one->end();
        $three->end();
    }

    /**
     * @param list<string> $addresses
     * @return array{resource, resource, resource} process, what it hears and what it says
     */
    private static function start(string $url, string $client, int $lease, array $addresses): array
    {
        $vendor = dirname((string) (new \ReflectionClass(\Composer\Autoload\ClassLoader::class))->getFileName(), 2);
        $process = proc_open(
            [PHP_BINARY, __DIR__ . '/read-over-redis.php', $url, $client, (string) $lease, ...$addresses],
            [['pipe', 'r'], ['pipe', 'w'], ['redirect', 1]],
            $pipes,
            null,
            ['vendor' => $vendor] + getenv(),
        );
        return [$process, $pipes[0], $pipes[1]];
    }
}
