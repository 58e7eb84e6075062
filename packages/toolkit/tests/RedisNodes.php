<?php

declare(strict_types=1);

namespace Skipcall\Toolkit\Tests;

use Closure;
use Predis;
use Redis;
use RedisCluster;
use RuntimeException;
use Service;

require_once __DIR__ . '/../../../tests/server/service.inc';

/** Real Redis servers for a test: one, or a cluster of three. */
final class RedisNodes
{
    /** @param list<Service> $nodes */
    private function __construct(private readonly array $nodes)
    {
    }

    public static function one(): self
    {
        return new self([self::start(false)]);
    }

    public static function cluster(): self
    {
        $nodes = new self([self::start(true), self::start(true), self::start(true)]);
        // Under libfaketime it waits for ever.
        exec('env -u LD_PRELOAD timeout 60 redis-cli --cluster create ' . implode(' ', $nodes->addresses()) . ' --cluster-yes 2>&1', $said, $code);
        if ($code !== 0) {
            throw new RuntimeException('no cluster: ' . implode("\n", $said));
        }
        // Each node has to have heard of the others.
        foreach ($nodes->nodes as $node) {
            for ($try = 0; $try < 3000; $try++) {
                $info = self::connection($node)->rawCommand('cluster', 'info');
                if (is_string($info) && str_contains($info, 'cluster_state:ok')) {
                    continue 2;
                }
                usleep(10000);
            }
            throw new RuntimeException('a node of the cluster is not content');
        }
        return $nodes;
    }

    /** @return list<string> */
    public function addresses(): array
    {
        return array_map(fn (Service $node): string => "127.0.0.1:{$node->ports[0]}", $this->nodes);
    }

    /** @return Closure(): (Redis|RedisCluster|Predis\ClientInterface) by the client's name */
    public function connector(string $client, int $seconds = 30): Closure
    {
        $addresses = $this->addresses();
        $isCluster = count($addresses) > 1;
        return self::makes($client, $addresses, $isCluster, $seconds);
    }

    /**
     * @param list<string> $addresses
     * @param int $seconds for a connection, and for an answer
     * @return Closure(): (Redis|RedisCluster|Predis\ClientInterface)
     */
    public static function makes(string $client, array $addresses, bool $isCluster, int $seconds = 30): Closure
    {
        $options = "?timeout=$seconds&read_write_timeout=$seconds";
        return match (true) {
            $client === 'Predis' && $isCluster => static fn (): Predis\Client => new Predis\Client(
                array_map(fn (string $address): string => "tcp://$address$options", $addresses),
                ['cluster' => 'redis'],
            ),
            $client === 'Predis' => static fn (): Predis\Client => new Predis\Client("tcp://$addresses[0]$options"),
            $isCluster => static fn (): RedisCluster => new RedisCluster(null, $addresses, $seconds, $seconds),
            default => static function () use ($addresses, $seconds): Redis {
                $redis = new Redis();
                [$host, $port] = explode(':', $addresses[0]);
                $redis->connect($host, (int) $port, $seconds, null, 0, $seconds);
                return $redis;
            },
        };
    }

    /** @return list<Redis> connections to each of them */
    public function each(): array
    {
        return array_map(self::connection(...), $this->nodes);
    }

    /** Ends one without a word. */
    public function stop(int $node): void
    {
        $this->nodes[$node]->signal(SIGSTOP);
        $this->nodes[$node]->signal(SIGKILL);
    }

    /** Starts it again: it knows its cluster, and nothing else. */
    public function restart(int $node): void
    {
        $service = $this->nodes[$node];
        $service->restart(self::command($service->folder, $service->ports, count($this->nodes) > 1));
        if (count($this->nodes) > 1) {
            for ($try = 0; $try < 3000; $try++) {
                $info = self::connection($service)->rawCommand('cluster', 'info');
                if (is_string($info) && str_contains($info, 'cluster_state:ok')) {
                    return;
                }
                usleep(10000);
            }
            throw new RuntimeException('a node that was started again is not content');
        }
    }

    public function end(): void
    {
        foreach ($this->nodes as $node) {
            $node->stop();
        }
    }

    private static function start(bool $isCluster): Service
    {
        $folder = Service::folder();
        return Service::start($folder, fn (array $ports): array => self::command($folder, $ports, $isCluster), $isCluster ? 2 : 1);
    }

    /**
     * @param list<int> $ports
     * @return list<string>
     */
    private static function command(string $folder, array $ports, bool $isCluster): array
    {
        // It does not come up under libfaketime.
        $command = [
            'env', '-u', 'LD_PRELOAD', 'redis-server', '--port', (string) $ports[0], '--bind', '127.0.0.1', '--dir', $folder,
            '--save', '', '--appendonly', 'no',
        ];
        return $isCluster
            ? [...$command, '--cluster-enabled', 'yes', '--cluster-port', (string) $ports[1], '--cluster-require-full-coverage', 'no']
            : $command;
    }

    private static function connection(Service $node): Redis
    {
        $redis = new Redis();
        $redis->connect('127.0.0.1', $node->ports[0], 5);
        return $redis;
    }
}
