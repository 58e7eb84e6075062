<?php

declare(strict_types=1);

namespace Skipcall\Laravel\Tests;

use MariaDb;
use Mock;
use PDO;
use PHPUnit\Framework\Assert;
use Random\Engine\Mt19937;
use Random\Randomizer;
use Service;
use Symfony\Component\Process\Process;

/**
 * Two companies in one application, from a fresh install on: copied by the command, then by two queue:work processes on a Redis
 * and a database of their own while the lists change and the workers are killed.
 */
final class Workers
{
    /** By connection. */
    private const KEYS = ['main' => 'sk_test_ok', 'second' => 'sk_test_ok_second'];
    private const TIMEOUT = 4; // of a job
    private const SECONDS = 420;

    private readonly Mock $mock;
    private readonly Service $redis;
    private readonly ?MariaDb $server;
    private readonly App $app;
    private readonly PDO $db;
    /** @var array<int, Process> */
    private array $workers = [];
    /** Of workers that had a job. */
    public int $kills = 0;
    private string $said = '';

    /**
     * @param int $rows of the first company; the other one has three for each four of them
     * @param array<string, int|string> $rate of each of them
     */
    public function __construct(int $rows, array $rate, bool $onMariaDb)
    {
        $this->mock = Mock::start([
            'rows' => $rows,
            'tieSize' => 3,
            'rate' => $rate,
            'accounts' => [self::KEYS['second'] => ['rows' => intdiv($rows * 3, 4), 'seed' => 2]],
        ]);
        $folder = Service::folder();
        $this->redis = Service::start(
            $folder,
            // Redis does not come up under libfaketime.
            fn (array $ports): array => ['env', '-u', 'LD_PRELOAD', 'redis-server', '--port', (string) $ports[0], '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'],
            1,
        );
        $this->server = $onMariaDb ? new MariaDb() : null;
        $this->server?->create('calls');
        $this->app = App::copy([
            'SKIPCALL_JOB_TIMEOUT' => (string) self::TIMEOUT,
            'QUEUE_CONNECTION' => 'redis',
            'CACHE_STORE' => 'redis',
            'REDIS_PORT' => (string) $this->redis->ports[0],
            'REDIS_QUEUE_RETRY_AFTER' => (string) (self::TIMEOUT + 1),
        ] + ($this->server === null ? [] : [
            'DB_CONNECTION' => 'mariadb',
            'DB_DATABASE' => 'calls',
            'DB_USERNAME' => 'root',
            'DB_PASSWORD' => '',
            'DB_SOCKET' => substr(explode(';', $this->server->dsn('calls'))[0], strlen('mysql:unix_socket=')),
        ]));
        $this->db = $this->server === null
            ? new PDO("sqlite:{$this->app->folder}/database/database.sqlite")
            : new PDO($this->server->dsn('calls'), 'root');
        $this->app->must('skipcall:install');
        $this->app->must('migrate --force');
        $this->app->set([
            'SKIPCALL_API_KEY' => self::KEYS['main'],
            'SKIPCALL_SECOND_API_KEY' => self::KEYS['second'],
            'SKIPCALL_BASE_URL' => $this->mock->url,
        ]);
    }

    public function __destruct()
    {
        array_map(fn (Process $one) => $one->stop(0), $this->workers);
    }

    /** Copies both lists from the command line, waiting for the rate limit. */
    public function copyByCommand(): void
    {
        $run = $this->app->start('skipcall:sync --ansi');
        $run->setTimeout(self::SECONDS)->wait();
        Assert::assertTrue($run->isSuccessful(), $run->getOutput() . $this->describe());
        foreach (self::KEYS as $connection => $key) {
            $n = count($this->rows($key));
            Assert::assertMatchesRegularExpression("~$connection\s+$n/$n \[.*100%~", $run->getErrorOutput() . $run->getOutput(), 'no progress bar');
        }
        $this->checkRows();
    }

    /** Copies everything again, by workers, with so many kills of one that has a job. */
    public function copyByQueue(int $kills): void
    {
        $this->app->must('migrate:fresh --force');
        $this->app->must('config:cache');
        $config = require "{$this->app->folder}/bootstrap/cache/config.php";
        Assert::assertSame(
            ['redis', 'redis', $this->server === null ? 'sqlite' : 'mariadb'],
            [$config['queue']['default'], $config['cache']['default'], $config['database']['default']],
        );
        $this->mock->config(['churn' => ['insert' => 2, 'delete' => 2, 'update' => 1]]);
        $dice = new Randomizer(new Mt19937(22));
        $began = microtime(true);
        $this->app->must('skipcall:sync --queue');
        $nextKill = $began;
        while (!$this->isComplete() || $this->kills < $kills) {
            Assert::assertLessThan(self::SECONDS, microtime(true) - $began, $this->describe());
            $this->startWorkers();
            $atWork = $this->numbersAtWork();
            if ($this->kills < $kills && $atWork !== [] && microtime(true) > $nextKill && $this->kill($atWork[$dice->getInt(0, count($atWork) - 1)])) {
                $nextKill = microtime(true) + $dice->getInt(50, 1500) / 1000;
            }
            if ($this->kills < $kills && $this->isComplete() && $this->isIdle()) {
                // It was faster than the kills: what has come in meanwhile is next, and edits by the way.
                $this->app->must('skipcall:sync --queue');
            }
            usleep(20000);
        }
        // Nothing moves any more: now the table has to be the list.
        $this->mock->config(['churn' => null]);
        until(fn (): bool => $this->isIdle(), 60);
        Assert::assertTrue($this->isIdle(), $this->describe());
        array_map(fn (Process $one) => $one->stop(10), $this->workers);
        $this->app->must('skipcall:sync');
    }

    public function check(): void
    {
        $this->checkRows();
        $deleted = array_map(fn (string $key): int => count($this->churn($key)['deleted']), self::KEYS);
        Assert::assertGreaterThan(20, array_sum($deleted));
        Assert::assertGreaterThan(5, min($deleted));
        Assert::assertSame(0, $this->mock->stats()['byStatus']['429'] ?? 0, 'refused');
        Assert::assertSame(0, (int) $this->db->query('SELECT count(*) FROM failed_jobs')->fetchColumn(), $this->describe());
        $log = $this->app->log();
        Assert::assertStringContainsString('skipcall: ', $log);
        foreach (['+336', 'contact', 'sk_test'] as $personal) {
            Assert::assertStringNotContainsString($personal, $log);
        }
    }

    /** Each company has its calls, all of them, each once, and none of the other one's. */
    private function checkRows(): void
    {
        $rows = $this->db->query('SELECT connection, call_id, organization_id FROM skipcall_calls')->fetchAll(PDO::FETCH_NUM);
        $known = $organizations = [];
        foreach (self::KEYS as $connection => $key) {
            $own = array_filter($rows, fn (array $row): bool => $row[0] === $connection);
            $stored = array_flip(array_column($own, 1));
            $served = array_column($this->rows($key), 'createdAt', 'id');
            Assert::assertCount(count($own), $stored, "some of $connection are there twice");
            Assert::assertSame([], array_keys(array_diff_key($served, $stored)), "missed of $connection: " . $this->describe());
            Assert::assertSame([], array_keys(array_diff_key($stored, $served, array_flip($this->churn($key)['deleted']))), "never listed to $connection");
            $known[] = count($own);
            $organizations[] = array_values(array_unique(array_filter(array_column($own, 2))));
        }
        Assert::assertCount(array_sum($known), $rows, 'of no connection');
        Assert::assertSame([1, 1], array_map(count(...), $organizations), 'of one organisation each');
        Assert::assertNotSame($organizations[0], $organizations[1]);
        // The lists have nothing in common, so that a row of the other one would have been seen.
        Assert::assertSame([], array_intersect_key(...array_map(fn (string $key): array => array_column($this->rows($key), 'id', 'id'), array_values(self::KEYS))));
    }

    /** @return list<array<string, mixed>> */
    private function rows(string $key): array
    {
        return $this->mock->rows($key === self::KEYS['main'] ? null : $key);
    }

    /** @return array<string, mixed> */
    private function churn(string $key): array
    {
        return $this->mock->churn($key === self::KEYS['main'] ? null : $key);
    }

    public function describe(): string
    {
        return sprintf(
            "rows %s of %s, %d requests, %d kills; %s\nfailed jobs: %s\n%s",
            json_encode($this->db->query('SELECT connection, count(*) FROM skipcall_calls GROUP BY connection')->fetchAll(PDO::FETCH_KEY_PAIR)),
            json_encode(array_map(fn (string $key): int => count($this->rows($key)), self::KEYS)),
            $this->mock->stats()['requests'],
            $this->kills,
            json_encode($this->mock->stats()['byStatus']),
            json_encode(array_map(
                fn (mixed $text): string => substr((string) $text, 0, 400),
                $this->db->query('SELECT exception FROM failed_jobs')->fetchAll(PDO::FETCH_COLUMN),
            )),
            substr($this->said . $this->app->log(), -3000),
        );
    }

    private function startWorkers(): void
    {
        foreach ([0, 1] as $number) {
            if (!isset($this->workers[$number]) || !$this->workers[$number]->isRunning()) {
                $this->workers[$number] = $this->app->start('queue:work --sleep=0.2 --no-ansi');
                $this->workers[$number]->setTimeout(null);
            }
        }
    }

    /** @return list<int> the workers that have a job */
    private function numbersAtWork(): array
    {
        return array_keys(array_filter($this->workers, fn (Process $worker): bool => preg_match('/RUNNING\s*$/', $worker->getOutput()) === 1));
    }

    /** Whether it still had a job when it was stopped, and has been killed. */
    private function kill(int $number): bool
    {
        $worker = $this->workers[$number];
        $worker->signal(SIGSTOP);
        $stat = "/proc/{$worker->getPid()}/stat";
        until(fn (): bool => preg_match('/\) [TZ] /', (string) @file_get_contents($stat)) === 1);
        if (!in_array($number, $this->numbersAtWork(), true)) {
            $worker->signal(SIGCONT);
            return false;
        }
        $this->said .= $worker->getOutput();
        $worker->signal(SIGKILL);
        $this->kills++;
        until(fn (): bool => !$worker->isRunning());
        Assert::assertFalse($worker->isRunning());
        return true;
    }

    private function isComplete(): bool
    {
        return count(self::KEYS) === (int) $this->db->query('SELECT count(*) FROM skipcall_checkpoints WHERE completed_at IS NOT NULL')->fetchColumn();
    }

    private function isIdle(): bool
    {
        $redis = new \Redis();
        $redis->connect('127.0.0.1', $this->redis->ports[0]);
        return $redis->eval("local n = 0 for _, k in ipairs(redis.call('KEYS', '*queues:default*')) do n = n + 1 end return n") === 0;
    }
}
