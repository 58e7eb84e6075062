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

/** Two queue:work processes on a Redis and a database of their own, which copy a list that changes, and are killed meanwhile. */
final class Workers
{
    private const TIMEOUT = 4; // of a job
    private const SECONDS = 420;

    private readonly Mock $mock;
    private readonly Service $redis;
    private readonly ?MariaDb $server;
    private readonly App $app;
    private readonly PDO $db;
    /** @var array<int, Process> */
    private array $workers = [];
    public int $kills = 0;
    /** Kills of a worker that had a job. */
    public int $killsAtWork = 0;
    private string $said = '';

    /** @param array<string, int> $rate */
    public function __construct(int $rows, array $rate, bool $onMariaDb)
    {
        $this->mock = Mock::start([
            'rows' => $rows,
            'tieSize' => 3,
            'rate' => $rate,
            'churn' => ['insert' => 2, 'delete' => 2, 'update' => 1],
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
            'SKIPCALL_API_KEY' => 'sk_test_ok',
            'SKIPCALL_BASE_URL' => $this->mock->url,
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
        $this->app->must('migrate --force');
        $this->app->must('config:cache');
    }

    public function __destruct()
    {
        array_map(fn (Process $one) => $one->stop(0), $this->workers);
    }

    /** Copies everything, with so many kills of a worker that are spread over the time it takes. */
    public function copy(int $kills): void
    {
        $dice = new Randomizer(new Mt19937(22));
        $began = microtime(true);
        $this->app->must('skipcall:sync --queue');
        $nextKill = $began + 2;
        while (!$this->isComplete() || $this->kills < $kills) {
            Assert::assertLessThan(self::SECONDS, microtime(true) - $began, $this->describe());
            $this->startWorkers();
            $atWork = $this->numberAtWork();
            // One that has a job, unless none has for long.
            if ($this->kills < $kills && microtime(true) > $nextKill + ($atWork === null ? 12 : 0)) {
                $this->kill($atWork ?? $dice->getInt(0, 1));
                $nextKill = microtime(true) + $dice->getInt(50, 1500) / 1000;
            }
            if ($this->isComplete() && $this->kills < $kills) {
                // It was faster than the kills: what has come in meanwhile is next, and edits by the way.
                $this->app->must('skipcall:sync --queue');
            }
            usleep(20000);
        }
        // Nothing moves any more: now the table has to be the list.
        $this->mock->config(['churn' => null]);
        until(fn (): bool => $this->isIdle(), 60);
        array_map(fn (Process $one) => $one->stop(10), $this->workers);
        $this->app->must('skipcall:sync');
    }

    public function check(): void
    {
        $rows = $this->db->query('SELECT call_id, connection FROM skipcall_calls')->fetchAll(PDO::FETCH_NUM);
        $stored = array_column($rows, 1, 0);
        $served = array_column($this->mock->rows(), 'createdAt', 'id');
        $churn = $this->mock->churn();
        Assert::assertCount(count($rows), $stored, 'some are there twice');
        Assert::assertSame([], array_keys(array_diff_key($served, $stored)), 'missed: ' . $this->describe());
        Assert::assertSame([], array_keys(array_diff_key($stored, $served, array_flip($churn['deleted']))), 'never listed');
        Assert::assertGreaterThan(20, count($churn['deleted']));
        Assert::assertSame(0, $this->mock->stats()['byStatus']['429'] ?? 0, 'refused');
        Assert::assertSame(0, (int) $this->db->query('SELECT count(*) FROM failed_jobs')->fetchColumn(), $this->describe());
        $log = $this->app->log();
        foreach (['+336', 'contact', 'sk_test'] as $personal) {
            Assert::assertStringNotContainsString($personal, $log);
        }
    }

    public function describe(): string
    {
        return sprintf(
            "%d rows of %d, %d requests, %d kills, %d of them at work; %s\nfailed jobs: %s\n%s",
            (int) $this->db->query('SELECT count(*) FROM skipcall_calls')->fetchColumn(),
            count($this->mock->rows()),
            $this->mock->stats()['requests'],
            $this->kills,
            $this->killsAtWork,
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

    /** The worker that has a job. */
    private function numberAtWork(): ?int
    {
        foreach ($this->workers as $number => $worker) {
            if (preg_match('/RUNNING\s*$/', $worker->getOutput()) === 1) {
                return $number;
            }
        }
        return null;
    }

    private function kill(int $number): void
    {
        $worker = $this->workers[$number];
        $this->said .= $worker->getOutput();
        $this->killsAtWork += $this->numberAtWork() === $number ? 1 : 0;
        $worker->signal(SIGKILL);
        $this->kills++;
        until(fn (): bool => !$worker->isRunning());
    }

    private function isComplete(): bool
    {
        return $this->db->query('SELECT completed_at FROM skipcall_checkpoints')->fetchColumn() > '';
    }

    private function isIdle(): bool
    {
        $redis = new \Redis();
        $redis->connect('127.0.0.1', $this->redis->ports[0]);
        return $redis->eval("local n = 0 for _, k in ipairs(redis.call('KEYS', '*queues:default*')) do n = n + 1 end return n") === 0;
    }
}
