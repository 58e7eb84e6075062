<?php

declare(strict_types=1);

namespace Skipcall\Toolkit\Tests;

use Mock;
use PDO;
use PHPUnit\Framework\AssertionFailedError;
use PHPUnit\Framework\Attributes\TestWith;
use Service;
use Skipcall\Client;
use Skipcall\Request;
use Skipcall\Testing\CallFactory;
use Skipcall\Testing\FakeApi;

use function copyCalls;
use function fanOut;
use function importParts;
use function showCalls;

require_once __DIR__ . '/../../../tests/server/mock.inc';
require_once __DIR__ . '/../../../tests/server/service.inc';
foreach (['fan-out', 'list', 'parallel-import', 'sync-to-database'] as $name) {
    require_once __DIR__ . "/../../../examples/$name.php";
}

/** The programs of examples/, whose logic takes a client: as they run, and as a user would test them with FakeApi. pest/Examples.php is the same in Pest. */
final class ExamplesTest extends ConsoleTestCase
{
    private string $folder = '';
    /** @var list<string> */
    private array $said = [];

    protected function setUp(): void
    {
        $this->folder = sys_get_temp_dir() . '/skipcall-examples-' . bin2hex(random_bytes(6));
        mkdir($this->folder);
    }

    protected function tearDown(): void
    {
        parent::tearDown();
        array_map(unlink(...), glob("$this->folder/*") ?: []);
        rmdir($this->folder);
    }

    public function testRowsThatMoveWhileTheyAreCopied(): void
    {
        $api = new FakeApi(CallFactory::new()->count(1500));
        $db = new PDO('sqlite::memory:');
        $before = $this->ids($api);
        $next = 1500;
        $api->afterEach(function (FakeApi $api) use (&$next): void {
            $ids = $this->ids($api);
            $api->remove($ids[($next * 7919) % count($ids)]);
            $api->add(CallFactory::new()->skip($next++));
        });
        self::assertSame(0, copyCalls($db, $api->client(), [], $this->say()), implode("\n", $this->said));
        $stored = $this->stored($db);
        $throughout = array_intersect($before, $this->ids($api));
        self::assertLessThan(1500, count($throughout));
        self::assertSame([], array_diff($throughout, $stored));
        self::assertSame($stored, array_values(array_unique($stored)));
    }

    public function testTheRateLimitIsKeptByEveryKey(): void
    {
        $api = new FakeApi();
        $api->key('sk_test_a', CallFactory::new(1)->count(950))->limitTo(3);
        $api->key('sk_test_b', CallFactory::new(2)->count(150))->limitTo(1000);
        self::assertSame(0, fanOut(['a sk_test_a', 'b sk_test_b'], $this->folder, $this->connect($api), $this->sayOf()), implode("\n", $this->said));
        self::assertSame([950, 150], [count($this->lines('a')), count($this->lines('b'))]);
        self::assertGreaterThan(120.0, $api->slept());
        self::assertSame([], array_filter($api->requests(), static fn (Request $request): bool => $request->getAttempt() > 1), 'a 429');
    }

    public function testTheServerIsDownInTheMiddleOfACopy(): void
    {
        $api = new FakeApi(CallFactory::new()->count(1500));
        $db = new PDO('sqlite::memory:');
        self::assertSame(1, copyCalls($db, $api->goDown(503, after: 8)->client(), ['batch' => '100'], $this->say()));
        self::assertStringContainsString('ServerException', (string) end($this->said));
        $stored = count($this->stored($db));
        self::assertGreaterThan(0, $stored);
        self::assertLessThan(1500, $stored);
        $api->comeBack()->forgetRequests();
        self::assertSame(0, copyCalls($db, $api->client(), [], $this->say()), implode("\n", $this->said));
        self::assertLessThanOrEqual((1500 - $stored) / 100 + 4, count($api->requests()));
        self::assertEqualsCanonicalizing($this->ids($api), $this->stored($db));
    }

    public function testTheServerIsDownInOnePartOfAnImport(): void
    {
        $api = new FakeApi();
        $api->add(CallFactory::new(1)->count(400), 'first')->add(CallFactory::new(2)->count(400), 'second');
        self::assertSame(1, importParts($api->goDown(503, after: 6)->client(['prefetch' => 1]), $this->folder, ['first', 'second'], $this->say()));
        self::assertFileExists("$this->folder/first.done");
        self::assertFileDoesNotExist("$this->folder/second.done");
        self::assertSame(0, importParts($api->comeBack()->client(), $this->folder, ['first', 'second'], $this->say()), implode("\n", $this->said));
        self::assertFileExists("$this->folder/second.done");
        self::assertEqualsCanonicalizing($this->ids($api), array_values(array_unique([...$this->lines('first'), ...$this->lines('second')])));
    }

    public function testTwoTenantsGetTheirOwnCalls(): void
    {
        $api = new FakeApi();
        $a = $api->key('sk_test_a', CallFactory::new(1)->count(230)->organization('a'));
        $b = $api->key('sk_test_b', CallFactory::new(2)->count(310)->organization('b'));
        $keys = ['a sk_test_a', 'b sk_test_b'];
        self::assertSame(0, fanOut($keys, $this->folder, $this->connect($api), $this->sayOf()));
        self::assertEqualsCanonicalizing(array_column($a->rows(), 'id'), $this->lines('a'));
        self::assertEqualsCanonicalizing(array_column($b->rows(), 'id'), $this->lines('b'));
        // One fails alone; and a key in the place of another company's brings nothing.
        $a->revoke();
        $api->key('sk_test_b')->add(CallFactory::new(2)->skip(310)->count(5)->organization('b'));
        self::assertSame(1, fanOut($keys, $this->folder, $this->connect($api), $this->sayOf()));
        self::assertCount(315, array_unique($this->lines('b')));
        self::assertSame(1, fanOut(['a sk_test_b'], $this->folder, $this->connect($api), $this->sayOf()));
        self::assertCount(230, $this->lines('a'));
    }

    public function testAWrongFilterIsFound(): void
    {
        $right = static fn (Request $request): bool => $request->getFilters() === ['status' => 'completed'];
        $this->expectOutputRegex('/by status: completed=/');
        $api = new FakeApi(CallFactory::new()->count(50));
        showCalls($api->client(), 1, 20, 'completed');
        $api->assertListed($right, times: 2);
        $api->forgetRequests();
        showCalls($api->client(), 1, 20, 'complete');
        try {
            $api->assertListed($right);
        } catch (AssertionFailedError $e) {
            self::assertStringContainsString('filters={"status":"complete"}', $e->getMessage());
            return;
        }
        self::fail('it was not found');
    }

    /** @param list<string> $arguments FOLDER and SOCKET are put in */
    #[TestWith(['list', ['--pages=2', '--status=completed'], 'completed='])]
    #[TestWith(['fan-out', ['FOLDER/keys', 'FOLDER'], 'all read'])]
    #[TestWith(['parallel-import', ['FOLDER', '550e8400-e29b-41d4-a716-446655440000'], ': 125 calls'])]
    #[TestWith(['redis-rate-limiter', ['--redis=SOCKET', '--requests=3'], 'request 3, 997 of 1000 left'])]
    #[TestWith(['sync-to-database', ['--dsn=sqlite:FOLDER/calls.sqlite'], '250 of 250 calls'])]
    public function testEachStartsByOneCommand(string $name, array $arguments, string $says): void
    {
        $mock = Mock::start(['rows' => 250]);
        file_put_contents("$this->folder/keys", "one sk_test_expert\n");
        $folder = Service::folder();
        $redis = $name !== 'redis-rate-limiter' ? null : Service::start($folder, static fn (): array => [
            'env', '-u', 'LD_PRELOAD', 'redis-server', '--port', '0', '--unixsocket', "$folder/socket", '--save', '', '--appendonly', 'no',
        ], 0, "$folder/socket");
        $arguments = array_map(fn (string $one): string => strtr($one, ['FOLDER' => $this->folder, 'SOCKET' => "$folder/socket"]), $arguments);
        $code = $this->startScript("../../../examples/$name.php", $arguments, ['SKIPCALL_API_KEY' => 'sk_test_expert', 'SKIPCALL_BASE_URL' => $mock->url]);
        self::assertSame(0, $code, $this->out . $this->errors);
        self::assertStringContainsString($says, $this->out . $this->errors);
        $redis === null ? rmdir($folder) : $redis->stop();
    }

    private function say(): callable
    {
        return function (string $line): void {
            $this->said[] = $line;
        };
    }

    private function sayOf(): callable
    {
        return function (string $name, string $text): void {
            $this->said[] = "$name: $text";
        };
    }

    private function connect(FakeApi $api): callable
    {
        return static fn (string $key): Client => $api->client(key: $key);
    }

    /** @return list<string> */
    private function ids(FakeApi $api): array
    {
        return array_values(array_filter(array_column($api->rows(), 'id'), is_string(...)));
    }

    /** @return list<string> */
    private function stored(PDO $db): array
    {
        $statement = $db->query('SELECT id FROM skipcall_calls');
        return $statement === false ? [] : array_values(array_filter($statement->fetchAll(PDO::FETCH_COLUMN), is_string(...)));
    }

    /** @return list<string> ids */
    private function lines(string $name): array
    {
        $rows = array_map(static fn (string $line): mixed => json_decode($line, true), file("$this->folder/$name.jsonl") ?: []);
        return array_values(array_filter(array_column(array_filter($rows, is_array(...)), 'id'), is_string(...)));
    }
}
