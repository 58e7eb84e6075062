<?php

declare(strict_types=1);

namespace Skipcall\Toolkit\Tests\Symfony;

use Mock;
use PDO;
use PHPUnit\Framework\TestCase;

/** The application of docs/symfony.md in its production environment: commands and workers as processes, Doctrine's transport, the mock API. */
final class RecipeTest extends TestCase
{
    private const KEY = 'sk_test_ok_0123456789abcdefgh';

    private string $app;
    private string $folder;
    private Mock $mock;
    private ?PDO $db = null;
    /** @var array<string, string> */
    private array $tenants = ['acme' => self::KEY];

    protected function setUp(): void
    {
        $this->app = (string) getenv('SYMFONY_APP');
        $this->folder = sys_get_temp_dir() . '/skipcall-symfony-' . bin2hex(random_bytes(8));
        mkdir($this->folder);
        @unlink("$this->app/var/log/prod.log");
    }

    protected function tearDown(): void
    {
        $this->db = null;
        $this->mock->stop();
        array_map(unlink(...), glob("$this->folder/*") ?: []);
        rmdir($this->folder);
    }

    public function testTheCommandShowsCalls(): void
    {
        $this->mock = Mock::start(['rows' => 30]);
        $said = $this->must('app:calls', '--limit=5');
        self::assertStringContainsString('30 calls', $said);
        $newest = array_slice(array_column($this->mock->rows(), 'createdAt'), -5);
        foreach ($newest as $createdAt) {
            self::assertStringContainsString(self::text($createdAt), $said);
        }
        self::assertSame(5, preg_match_all('/^ +\d{4}-\d\d-\d\dT/m', $said));
        self::assertSame(['/v1/calls?page=1&limit=5&orderBy=createdAt&order=desc'], $this->mock->targets());
        self::assertSame('Bearer ' . self::KEY, $this->mock->lastHeaders()['authorization']);
        self::assertStringContainsString('Acme/1.0', $this->mock->lastHeaders()['user-agent']);
        self::assertSame(1, preg_match('/skipcall\.DEBUG/', $this->log()));

        self::assertSame(2, $this->console(['app:calls', '--limit=0'])[0]);
        [$code, $said] = $this->console(['app:calls'], ['SKIPCALL_API_KEY' => 'sk_test_revoked_abcdefgh']);
        self::assertSame(1, $code);
        self::assertStringContainsString('401', $said);
        self::assertSame(0, preg_match('/revoked_a|0123456789abcdef/', $said . $this->log()));
    }

    public function testARunThatTheRateLimitEndsGoesOnWhenItSays(): void
    {
        $this->mock = Mock::start(['rows' => 2500, 'rate' => ['limit' => 20, 'count' => 'first']]);
        $this->prepare();
        $this->must('app:calls:sync');
        for ($runs = 1; $this->consume(); $runs++) {
            if ($this->messages() === []) {
                break;
            }
            [$message] = $this->messages();
            self::assertGreaterThan(0, $message['delay']);
            self::assertLessThanOrEqual(65, $message['delay']);
            // Ten requests of a window are left to web pages.
            self::assertLessThanOrEqual(10 * $runs, count($this->mock->targets()));
            self::assertLessThan(2500, count($this->ids()));
            self::assertLessThan(20, $runs);
            $this->passTime();
        }
        // 25 pages at least, ten a run.
        self::assertGreaterThanOrEqual(3, $runs);
        $this->assertEverythingIsThere();
        self::assertSame([200], array_keys(self::counters($this->mock->stats()['byStatus'])));
        self::assertSame([], $this->messages('failed'));
        self::assertSame(0, preg_match_all('/\w+\.(?:WARNING|ERROR|CRITICAL).*/', $this->log()));
    }

    public function testTheNewestRunOfATenantIsTheOneThatGoesOn(): void
    {
        $this->mock = Mock::start(['rows' => 3000, 'rate' => ['limit' => 16, 'count' => 'first']]);
        $this->prepare();
        $this->must('app:calls:sync');
        $this->consume();
        self::assertCount(1, $this->messages());
        // As a schedule would, while the first one waits.
        $this->must('app:calls:sync');
        $this->must('app:calls:sync');
        self::assertCount(3, $this->messages());
        $idle = 0;
        for ($most = 20; $this->messages() !== []; $most--) {
            self::assertGreaterThan(0, $most);
            $this->passTime();
            $before = count($this->mock->targets());
            $this->consume();
            $idle += count($this->mock->targets()) === $before ? 1 : 0;
        }
        // What the first one and the second one left ends without a request.
        self::assertSame(2, $idle);
        $this->assertEverythingIsThere();
        self::assertSame([], $this->messages('failed'));
    }

    public function testOtherHandlersComeAgainHoweverOftenTheRateLimitRefusesThem(): void
    {
        $this->mock = Mock::start(['rows' => 3]);
        $this->prepare();
        // More often than max_retries.
        $this->mock->faults([['status' => 429, 'headers' => ['Retry-After' => '17'], 'times' => 6]]);
        $this->must('app:count', '1', 'acme');
        for ($refused = 0; $refused < 6; $refused++) {
            $this->consume();
            [$message] = $this->messages();
            self::assertGreaterThanOrEqual(16, $message['delay']);
            self::assertLessThanOrEqual(18, $message['delay']);
            self::assertCount($refused + 1, $this->mock->targets());
            $this->passTime();
        }
        $this->consume();
        self::assertSame([], $this->messages());
        self::assertSame([], $this->messages('failed'));
        self::assertSame(1, preg_match_all('/acme has 2 calls with status completed/', $this->log()));
    }

    public function testWhatWasSavedBeforeAFailureIsSaved(): void
    {
        $this->mock = Mock::start(['rows' => 1200]);
        $this->prepare();
        $this->mock->faults([['status' => 503, 'headers' => ['Retry-After' => '0'], 'after' => 8, 'times' => 12]]);
        $this->must('app:calls:sync');
        $this->consume();
        $stored = count($this->ids());
        self::assertGreaterThan(0, $stored);
        self::assertLessThan(1200, $stored);
        [$message] = $this->messages();
        self::assertGreaterThanOrEqual(8, $message['delay']);
        self::assertLessThanOrEqual(13, $message['delay']);
        $this->mock->faults([]);
        $this->passTime();
        $this->consume();
        $this->assertEverythingIsThere();
        self::assertSame([], $this->messages());
    }

    public function testARevokedKeyIsNotTriedAgain(): void
    {
        $this->mock = Mock::start(['rows' => 3]);
        $this->tenants = ['acme' => 'sk_test_revoked_0123456789abcdefgh'];
        $this->prepare();
        $this->must('app:calls:sync');
        $this->consume();
        self::assertCount(1, $this->mock->targets());
        self::assertSame([], $this->messages());
        [$failed] = $this->messages('failed');
        self::assertStringContainsString('401', $failed['text']);
        self::assertSame(0, preg_match('/0123456789abcdef/', $failed['text'] . $this->log()));
    }

    public function testAWorkerKeepsConnectionsAndNothingElse(): void
    {
        $this->mock = Mock::start(['rows' => 700]);
        $this->tenants = ['acme' => self::KEY, 'bolt' => self::KEY . '_bolt'];
        $this->prepare();
        $this->must('app:calls:sync');
        $this->must('app:count', '20', 'acme', 'bolt');
        $this->must('app:calls:sync');
        $this->must('app:count', '10', 'acme', 'bolt');
        $this->consume(64);
        self::assertSame([], $this->messages());
        self::assertSame([], $this->messages('failed'));
        $this->assertEverythingIsThere('acme', 'bolt');

        $after = array_map(
            static fn (string $line): array => self::counters(json_decode($line, true, 8, JSON_THROW_ON_ERROR)),
            file("$this->folder/watch", FILE_IGNORE_NEW_LINES) ?: [],
        );
        self::assertCount(64, $after);
        self::assertSame([0], array_values(array_unique(array_column($after, 'transfers'))));
        // Connections of the two synchronisations serve all that follows.
        $opened = array_column($after, 'openedConnections');
        self::assertSame($opened[1], $opened[63]);
        self::assertSame($opened[63], $this->mock->stats()['connections']);
        self::assertLessThanOrEqual(8, $opened[63]);
        self::assertGreaterThanOrEqual(60 + 2 * 8, $after[63]['requests']);
        // Fifty messages cost nothing that stays: less than 1 kB each.
        self::assertLessThan(50_000, $after[63]['php'] - $after[13]['php']);
        // Each went its own way.
        $keys = array_map(static function (array $entry): string {
            assert(is_array($entry['headers']));
            /** @var list<array{string, string}> $headers */
            $headers = $entry['headers'];
            return array_column($headers, 1, 0)['Authorization'];
        }, $this->mock->log());
        $counted = array_slice($keys, -20);
        self::assertSame(['Bearer ' . self::KEY, 'Bearer ' . self::KEY . '_bolt'], array_slice($counted, 0, 2));
        self::assertCount(2, array_unique($counted));
    }

    /** Empty tables, made as the document says: once. */
    private function prepare(): void
    {
        $made = "$this->app/var/empty.db";
        if (!is_file($made)) {
            $this->must('dbal:run-sql', '--', (string) file_get_contents("$this->app/migrations/skipcall.sql"));
            $this->must('messenger:setup-transports');
            rename("$this->folder/data.db", $made);
        }
        copy($made, "$this->folder/data.db");
        $this->db = new PDO("sqlite:$this->folder/data.db");
    }

    /** A worker of its own, for so many messages that are due. */
    private function consume(int $messages = 1): bool
    {
        $this->must('messenger:consume', 'skipcall', "--limit=$messages", '--time-limit=60', '--sleep=0.05');
        return true;
    }

    /** What was delayed is due, and the server's window is another one. */
    private function passTime(): void
    {
        $this->db?->exec('UPDATE messenger_messages SET available_at = created_at');
        $this->mock->clock(61);
    }

    /** @return list<array{text: string, delay: int}> in seconds */
    private function messages(string $queue = 'default'): array
    {
        assert($this->db !== null);
        $rows = $this->db->prepare("SELECT body || headers AS text, CAST(round((julianday(available_at) - julianday(created_at)) * 86400) AS INT) AS delay
            FROM messenger_messages WHERE queue_name = ? ORDER BY id");
        $rows->execute([$queue]);
        /** @var list<array{text: string, delay: int}> */
        return $rows->fetchAll(PDO::FETCH_ASSOC);
    }

    /** @return list<mixed> */
    private function ids(string $tenant = 'acme'): array
    {
        assert($this->db !== null);
        $rows = $this->db->prepare('SELECT id FROM skipcall_calls WHERE tenant = ? ORDER BY id');
        $rows->execute([$tenant]);
        return array_values($rows->fetchAll(PDO::FETCH_COLUMN));
    }

    private function assertEverythingIsThere(string ...$tenants): void
    {
        $ids = array_column($this->mock->rows(), 'id');
        sort($ids);
        foreach ($tenants ?: ['acme'] as $tenant) {
            self::assertSame($ids, $this->ids($tenant));
        }
    }

    private function must(string ...$arguments): string
    {
        [$code, $said] = $this->console(array_values($arguments));
        self::assertSame(0, $code, "$arguments[0]: $said");
        return $said;
    }

    /**
     * @param list<string> $arguments
     * @param array<string, string> $environment
     * @return array{int, string} exit code, what was said
     */
    private function console(array $arguments, array $environment = []): array
    {
        @unlink("$this->folder/said");
        $process = proc_open(
            [PHP_BINARY, '-d', 'skipcall.rate_limit_scope=process', "$this->app/bin/console", '--no-ansi', '--no-interaction', ...$arguments],
            [['file', '/dev/null', 'r'], ['file', "$this->folder/said", 'a'], ['file', "$this->folder/said", 'a']],
            $pipes,
            $this->app,
            $environment + [
                'APP_ENV' => 'prod', 'APP_DEBUG' => '0',
                'DATABASE_URL' => "sqlite:///$this->folder/data.db",
                'SKIPCALL_API_KEY' => self::KEY,
                'SKIPCALL_BASE_URL' => $this->mock->url,
                'SKIPCALL_TENANTS' => json_encode($this->tenants, JSON_THROW_ON_ERROR),
                'WORKER_WATCH' => "$this->folder/watch",
            ] + getenv(),
        );
        assert(is_resource($process));
        $code = proc_close($process);
        return [$code, (string) file_get_contents("$this->folder/said")];
    }

    private function log(): string
    {
        return (string) @file_get_contents("$this->app/var/log/prod.log");
    }

    private static function text(mixed $value): string
    {
        self::assertIsString($value);
        return $value;
    }

    /** @return array<string, int> */
    private static function counters(mixed $value): array
    {
        self::assertIsArray($value);
        /** @var array<string, int> */
        return $value;
    }
}
