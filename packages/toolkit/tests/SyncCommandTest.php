<?php

declare(strict_types=1);

namespace Skipcall\Toolkit\Tests;

use Mock;
use PDO;
use PHPUnit\Framework\Attributes\DataProvider;
use PHPUnit\Framework\Attributes\TestWith;
use Skipcall\Call;
use Skipcall\Database\CallTable;
use Skipcall\Database\TableSync;
use Skipcall\Request;
use Skipcall\Testing\CallFactory;
use Skipcall\Testing\FakeApi;
use Stopwatch;
use Symfony\Component\Console\Helper\Helper;

use function within;

require_once __DIR__ . '/../../../tests/server/mock.inc';

/** `skipcall sync`: what is in the table, of SQLite, MariaDB and PostgreSQL, and that no call is lost or doubled. */
final class SyncCommandTest extends ConsoleTestCase
{
    public static function tearDownAfterClass(): void
    {
        Databases::stop();
    }

    /** @return array<string, array{string}> */
    public static function kinds(): array
    {
        return ['SQLite' => ['sqlite'], 'MariaDB' => ['mysql'], 'PostgreSQL' => ['pgsql']];
    }

    #[DataProvider('kinds')]
    public function testEveryCallOnceAndThenTheNewOnes(string $kind): void
    {
        $database = Databases::make($kind);
        $api = new FakeApi(CallFactory::new()->count(700));
        self::assertSame(0, $this->sync($api, $database), $this->errors);
        self::assertMatchesRegularExpression('/^700 calls into skipcall_calls, \d+ requests\n$/', $this->errors);
        self::assertSame('', $this->out);
        $this->assertTableHas($api, $database);
        $api->add(CallFactory::new()->skip(700)->count(7))->forgetRequests();
        self::assertSame(0, $this->sync($api, $database), $this->errors);
        self::assertLessThanOrEqual(3, count($api->requests()));
        $this->assertTableHas($api, $database);
        self::assertSame(0, $this->sync($api, $database, ['--fresh' => true]), $this->errors);
        self::assertStringStartsWith('707 calls', $this->errors);
        $this->assertTableHas($api, $database);
    }

    #[DataProvider('kinds')]
    public function testColumnsAreWhatTheReadmeSays(string $kind): void
    {
        $database = Databases::make($kind);
        $call = CallFactory::new()->contact('Zoé', "d'Ormesson")->number('+33612345678')->completed(42.5)->make()[0];
        self::assertSame(0, $this->sync(new FakeApi([$call]), $database), $this->errors);
        $row = $database->rows()[0];
        $chapter = strstr(explode('### Columns', $this->readme())[1] ?? '', "\n## ", true);
        preg_match_all('/^\| `(\w+)`.*\|$/m', (string) $chapter, $documented);
        self::assertSame($documented[1], array_keys($row));
        self::assertSame(['Zoé d\'Ormesson', '+33612345678', $call['createdAt']], [$row['contact'], $row['number'], $row['created_at']]);
        self::assertIsNumeric($row['seconds']);
        self::assertSame(42.5, (float) $row['seconds']);
        self::assertIsString($row['document']);
        self::assertSame($call, json_decode($row['document'], true));
    }

    #[DataProvider('kinds')]
    public function testNoTextIsTooOddForATable(string $kind): void
    {
        $database = Databases::make($kind);
        $rows = CallFactory::new()->count(4)->make();
        $rows[0] = ['notes' => str_repeat("Très intéressé 👍\n", 20000)] + $rows[0];
        $rows[1] = ['notes' => "a\0b", 'status' => str_repeat('é', 200), 'createdAt' => 'yesterday'] + $rows[1];
        $rows[2] = ['id' => 'UPPER', 'startedAt' => '2026-01-31T09:00:00.1239+01:00', 'notes' => "'; DROP TABLE skipcall_calls; --"] + $rows[2];
        $rows[3] = ['id' => 'upper', 'endedAt' => '12026-01-31T09:00:00Z'] + $rows[3];
        $api = new FakeApi($rows);
        self::assertSame(0, $this->sync($api, $database), $this->errors);
        $stored = array_column($database->rows(), null, 'id');
        self::assertCount(4, $stored);
        foreach ($rows as $row) {
            assert(is_string($row['id']));
            self::assertIsString($stored[$row['id']]['document']);
            // Members come in another order; and a difference of such a length takes minutes to show.
            self::assertTrue($row == json_decode($stored[$row['id']]['document'], true), $row['id']);
        }
        self::assertTrue($rows[0]['notes'] === $stored[$rows[0]['id']]['notes']);
        self::assertSame(
            ["a\u{FFFD}b", str_repeat('é', 64), null],
            [$stored[$rows[1]['id']]['notes'], $stored[$rows[1]['id']]['status'], $stored[$rows[1]['id']]['created_at']],
        );
        self::assertSame('2026-01-31T08:00:00.123Z', $stored['UPPER']['started_at']);
        self::assertSame(1, $this->sync(new FakeApi([['id' => str_repeat('x', 191)] + $rows[0]]), Databases::make($kind)));
        self::assertStringContainsString('191 bytes', $this->errors);
    }

    #[DataProvider('kinds')]
    public function testEditsByUpdatedAt(string $kind): void
    {
        $database = Databases::make($kind);
        $api = new FakeApi(CallFactory::new()->count(300));
        $id = $this->id($api, 10);
        self::assertSame(0, $this->sync($api, $database), $this->errors);
        self::assertSame(0, $this->sync($api, $database, ['--by' => 'updatedAt']), $this->errors);
        $api->update($id, ['notes' => 'edited', 'updatedAt' => '2026-06-01T00:00:00.000Z'])->forgetRequests();
        self::assertSame(0, $this->sync($api, $database), $this->errors);
        self::assertNotSame('edited', $database->value("SELECT notes FROM skipcall_calls WHERE id = '$id'"));
        self::assertSame(0, $this->sync($api, $database, ['--by' => 'updatedAt']), $this->errors);
        $api->assertListed(fn (Request $request): bool => ($request->getQuery()['sort'] ?? null) === ['orderBy' => 'updatedAt', 'order' => 'asc']
            || ($request->getQuery()['sort'] ?? null) === ['orderBy' => 'updatedAt', 'order' => 'desc']);
        $this->assertTableHas($api, $database);
        self::assertSame('edited', $database->value("SELECT notes FROM skipcall_calls WHERE id = '$id'"));
    }

    /** At several places at once an earlier version of a call could be stored after a later one. */
    public function testEditedCallsAreReadAtOnePlace(): void
    {
        $places = static function (string $by): int {
            $api = new FakeApi(CallFactory::new()->count(3000));
            (new TableSync(new CallTable(new PDO('sqlite::memory:')), $by === 'updatedAt' ? 'updatedAt' : 'createdAt'))->run($api->client());
            $jumps = 0;
            $before = PHP_INT_MAX;
            foreach (array_slice($api->requests(), 1) as $request) {
                ['page' => $page, 'limit' => $limit] = $request->getQuery();
                assert(is_int($page) && is_int($limit));
                $jumps += ($page - 1) * $limit > $before ? 1 : 0;
                $before = ($page - 1) * $limit;
            }
            return $jumps;
        };
        self::assertSame(0, $places('updatedAt'));
        self::assertGreaterThan(5, $places('createdAt'));
    }

    #[DataProvider('kinds')]
    public function testOfTwoVersionsInABatchTheLaterOneCounts(string $kind): void
    {
        $database = Databases::make($kind);
        $rows = CallFactory::new()->count(3)->make();
        $calls = array_map(Call::fromArray(...), [...$rows, ['notes' => 'later'] + $rows[1]]);
        $table = new CallTable($database->connect());
        $table->open();
        $table->transaction(static fn () => $table->store($calls));
        self::assertSame(3, $database->count());
        self::assertSame('later', $database->rows()[1]['notes']);
    }

    /** Calls that are edited again and again while they are read: the table has the last version in the end. */
    public function testTheLaterVersionOfACallStays(): void
    {
        $database = Databases::make('sqlite');
        $api = new FakeApi(CallFactory::new()->count(900));
        $number = 0;
        $api->afterEach(function (FakeApi $api) use (&$number): void {
            foreach ([3, 450, 451, 880] as $at) {
                $number++;
                $api->update($this->id($api, $at), ['notes' => "edit $number", 'updatedAt' => sprintf('2026-06-01T%02d:%02d:00.000Z', intdiv($number, 60), $number % 60)]);
            }
        });
        for ($run = 0; $run < 3; $run++) {
            self::assertSame(0, $this->sync($api, $database, ['--by' => 'updatedAt', '--batch' => '40']), $this->errors);
        }
        $before = $number;
        self::assertSame(0, $this->sync($api, $database, ['--by' => 'updatedAt']), $this->errors);
        foreach ([3, 450, 451, 880] as $at) {
            $notes = $database->value("SELECT notes FROM skipcall_calls WHERE id = '{$this->id($api, $at)}'");
            self::assertIsString($notes);
            self::assertGreaterThan($before - 4, (int) substr($notes, 5));
        }
    }

    #[DataProvider('kinds')]
    public function testReconcileMarksWhatIsGone(string $kind): void
    {
        $database = Databases::make($kind);
        $api = new FakeApi(CallFactory::new()->count(600));
        self::assertSame(0, $this->sync($api, $database), $this->errors);
        $gone = [$this->id($api, 5), $this->id($api, 300), $this->id($api, 599)];
        $rows = array_values(array_filter($api->rows(), static fn (array $row): bool => in_array($row['id'], $gone, true)));
        $api->remove(...$gone);
        self::assertSame(3, $this->sync($api, $database, ['--reconcile' => true, '--max-requests' => '3']), $this->errors);
        self::assertSame([], $database->rows('SELECT id FROM skipcall_calls WHERE gone_at IS NOT NULL'));
        self::assertSame(0, $this->sync($api, $database, ['--reconcile' => true]), $this->errors);
        self::assertStringContainsString(', 3 gone', $this->errors);
        $marked = array_column($database->rows('SELECT id FROM skipcall_calls WHERE gone_at IS NOT NULL ORDER BY created_at'), 'id');
        self::assertSame($gone, $marked);
        self::assertSame(600, $database->count());
        // Once; and one that is listed again is there again.
        self::assertSame(0, $this->sync($api, $database, ['--reconcile' => true]), $this->errors);
        self::assertStringContainsString(', 0 gone', $this->errors);
        $api->add([$rows[1]]);
        self::assertSame(0, $this->sync($api, $database, ['--reconcile' => true]), $this->errors);
        self::assertCount(2, $database->rows('SELECT id FROM skipcall_calls WHERE gone_at IS NOT NULL'));
        // A call that came in while a reconciliation was under way is not judged by it.
        self::assertSame(3, $this->sync($api, $database, ['--reconcile' => true, '--max-requests' => '3']), $this->errors);
        $created = gmdate('Y-m-d\TH:i:s.000\Z', time() - 60);
        $api->add(CallFactory::new()->skip(600)->state(['createdAt' => $created]));
        self::assertSame(0, $this->sync($api, $database), $this->errors);
        self::assertSame(601, $database->count());
        $api->remove($this->id($api, count($api->rows()) - 1));
        self::assertSame(0, $this->sync($api, $database, ['--reconcile' => true]), $this->errors);
        self::assertStringContainsString(', 0 gone', $this->errors);
        self::assertCount(2, $database->rows('SELECT id FROM skipcall_calls WHERE gone_at IS NOT NULL'));
    }

    /** Killed when a page has come, by a call that moves all others: of sixteen runs each gets on a little. */
    #[DataProvider('kinds')]
    public function testNoCallLostOrDoubledHoweverOftenItIsKilled(string $kind): void
    {
        $database = Databases::make($kind);
        $kills = 0;
        for ($number = 600; ; $number += 5) {
            $code = $this->startScript('sync-until-killed.php', [
                $database->dsn, $database->user ?? '', (string) $number, $kills < 12 ? (string) (3 + $kills % 3) : '0',
            ]);
            if ($code === 0) {
                break;
            }
            self::assertSame(SIGKILL, $code, $this->errors);
            self::assertLessThan(13, ++$kills, $this->errors);
        }
        self::assertGreaterThan(3, $kills);
        $ids = array_values(array_filter(array_column($database->rows('SELECT id FROM skipcall_calls'), 'id'), is_string(...)));
        self::assertSame($ids, array_values(array_unique($ids)));
        $wanted = array_filter(array_column(CallFactory::new()->count($number)->make(), 'id'), is_string(...));
        self::assertSame([], array_values(array_diff($wanted, $ids)));
    }

    /** Over the network, while calls come and go: killed when it has got on, in a wait, in a transaction, wherever it is then. */
    #[DataProvider('kinds')]
    public function testNoCallLostOverTheNetworkHoweverItIsStopped(string $kind): void
    {
        $mock = Mock::start(['rows' => 10000, 'tieSize' => 2, 'log' => false, 'rate' => ['enforce' => false],
            'churn' => ['seed' => 21, 'delete' => 1, 'insert' => 1, 'softDelete' => 1, 'update' => 1]]);
        $database = Databases::make($kind);
        $command = [
            'sync', "--dsn=$database->dsn", ...($database->user === null ? [] : ["--user=$database->user"]), "--base-url=$mock->url", '--batch=100',
        ];
        for ($run = 0; $run < 8; $run++) {
            // Where the signal comes late, some pages on, the run waits for it.
            $mock->faults([['delay' => 0.005, 'times' => 7 + $run], ['delay' => 25, 'times' => -1]]);
            $pages = self::requests($mock) + 4 + $run;
            $signal = [SIGKILL, SIGTERM, SIGKILL, SIGINT][$run % 4];
            $code = $this->start($command, ['SKIPCALL_API_KEY' => 'sk_test_ok'], stop: static fn (): int => self::requests($mock) >= $pages ? $signal : 0);
            self::assertSame($signal === SIGKILL ? SIGKILL : 3, $code, $this->errors);
            if ($signal !== SIGKILL) {
                self::assertMatchesRegularExpression('/^(\d+ calls into.*\n)?skipcall: (Stopped|Not complete \(stopped\)): the same command goes on\.\n$/', $this->errors);
            }
        }
        $mock->config(['churn' => null]);
        $mock->faults([]);
        self::assertSame(0, $this->start($command, ['SKIPCALL_API_KEY' => 'sk_test_ok']), $this->errors);
        $served = array_column($mock->rows(), 'createdAt', 'id');
        $stored = array_column($database->rows(), 'created_at', 'id');
        self::assertCount($database->count(), $stored);
        self::assertSame($served, array_intersect_key(array_replace($served, $stored), $served));
        self::assertSame([], array_diff_key($served, $stored));
        $deleted = $mock->churn()['deleted'];
        self::assertIsArray($deleted);
        self::assertSame([], array_diff_key($stored, $served, array_flip(array_filter($deleted, is_string(...)))));
        // A wait for the API ends at once, whatever it would take.
        $mock->faults([['delay' => 25, 'times' => -1]]);
        $pages = self::requests($mock) + 1;
        $took = new Stopwatch();
        self::assertSame(3, $this->start($command, ['SKIPCALL_API_KEY' => 'sk_test_ok'], stop: static fn (): int => self::requests($mock) >= $pages ? SIGINT : 0));
        self::assertTrue(within($took, 10));
        self::assertSame("skipcall: Stopped: the same command goes on.\n", $this->errors);
    }

    /** The secrets of a run that waits are in no process list. */
    public function testNoSecretIsInTheProcessList(): void
    {
        $mock = Mock::start(['rows' => 10]);
        $mock->faults([['delay' => 25, 'times' => -1]]);
        $folder = sys_get_temp_dir() . '/skipcall-' . bin2hex(random_bytes(8));
        mkdir($folder);
        foreach (['list', 'count', 'doctor', ['export', "$folder/never.csv"], ['sync', '--dsn=sqlite::memory:']] as $command) {
            $seen = '';
            $pages = self::requests($mock) + 1;
            $arguments = [...(array) $command, "--base-url=$mock->url", '--key-file=-'];
            $this->start($arguments, ['SKIPCALL_DB_PASSWORD' => 'sk_db'], "sk_test_ok_secret\n", stop: static function (int $pid) use ($mock, $pages, &$seen): int {
                if (self::requests($mock) < $pages) {
                    return 0;
                }
                $seen = (string) file_get_contents("/proc/$pid/cmdline");
                return SIGKILL;
            });
            self::assertStringContainsString("\0--key-file=-\0", $seen);
            self::assertDoesNotMatchRegularExpression('/sk_test|sk_db/', $seen);
        }
        array_map(unlink(...), glob("$folder/*") ?: []);
        rmdir($folder);
    }

    #[DataProvider('kinds')]
    public function testRowsAndCheckpointAreOneTransaction(string $kind): void
    {
        $database = Databases::make($kind);
        $api = new FakeApi(CallFactory::new()->count(300));
        self::assertSame(3, $this->sync($api, $database, ['--batch' => '100', '--max-requests' => '3']), $this->errors);
        $before = $database->rows('SELECT * FROM skipcall_calls_state ORDER BY name');
        $count = $database->count();
        self::assertGreaterThan(0, $count);
        // The checkpoint cannot be stored: then its rows are not, either.
        $database->connect()->exec(match ($kind) {
            'sqlite' => "CREATE TRIGGER broken BEFORE INSERT ON skipcall_calls_state BEGIN SELECT RAISE(ABORT, 'broken'); END",
            'mysql' => "CREATE TRIGGER broken BEFORE UPDATE ON skipcall_calls_state FOR EACH ROW SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'broken'",
            default => "ALTER TABLE skipcall_calls_state ADD CONSTRAINT broken CHECK (value NOT LIKE 'skipcall%') NOT VALID",
        });
        self::assertSame(1, $this->sync($api, $database, ['--batch' => '100']), $this->errors);
        self::assertStringStartsWith('skipcall: The database: ', $this->errors);
        self::assertSame([$count, $before], [$database->count(), $database->rows('SELECT * FROM skipcall_calls_state ORDER BY name')]);
    }

    public function testGoesOnAfterAFailureInTheMiddle(): void
    {
        $database = Databases::make('sqlite');
        $api = new FakeApi(CallFactory::new()->count(1000));
        self::assertSame(3, $this->sync($api->goDown(503, after: 6), $database, ['--batch' => '100']));
        $stored = $database->count();
        self::assertGreaterThan(0, $stored);
        self::assertLessThan(1000, $stored);
        $api->comeBack()->forgetRequests();
        self::assertSame(0, $this->sync($api, $database), $this->errors);
        self::assertLessThanOrEqual((1000 - $stored) / 100 + 4, count($api->requests()));
        $this->assertTableHas($api, $database);
        self::assertSame(1, $this->sync($api->goDown(401), $database));
    }

    #[DataProvider('kinds')]
    public function testATableOfSomethingElseIsLeftAlone(string $kind): void
    {
        $database = Databases::make($kind);
        $database->connect()->exec("CREATE TABLE customers (id VARCHAR(20) PRIMARY KEY, first_name VARCHAR(20))");
        $api = new FakeApi(CallFactory::new()->count(3));
        self::assertSame(2, $this->sync($api, $database, ['--table' => 'customers']));
        self::assertStringContainsString('columns id, first_name, and not created_at, started_at,', $this->errors);
        self::assertSame([], $database->rows('SELECT * FROM customers'));
        $api->assertNothingSent();
        foreach (['calls; DROP TABLE customers', 'a"b', 'a`b', '1a', 'é', 'a.b.c', str_repeat('a', 51), "a\n"] as $name) {
            self::assertSame(2, $this->sync($api, $database, ['--table' => $name]), $name);
        }
        $schema = ['sqlite' => 'main', 'pgsql' => 'public'][$kind] ?? $database->value('SELECT DATABASE()');
        assert(is_string($schema));
        foreach (['first', 'second'] as $run) {
            self::assertSame(0, $this->sync($api, $database, ['--table' => "$schema.calls"]), "$run: $this->errors");
        }
        self::assertCount(3, $database->rows('SELECT * FROM calls'));
        // A word of SQL is a name like others.
        self::assertSame(0, $this->sync($api, $database, ['--table' => 'order']), $this->errors);
        $quote = $kind === 'mysql' ? '`' : '"';
        self::assertCount(3, $database->rows("SELECT * FROM {$quote}order{$quote}"));
    }

    public function testATableOfMariaDbThatWouldDoubleCallsIsRefused(): void
    {
        $database = Databases::make('mysql');
        $api = new FakeApi(CallFactory::new()->count(3));
        self::assertSame(0, $this->sync($api, $database), $this->errors);
        $database->connect()->exec('ALTER TABLE skipcall_calls ENGINE = MyISAM');
        self::assertSame(2, $this->sync($api, $database));
        self::assertStringContainsString('no transactions', $this->errors);
        $database->connect()->exec('ALTER TABLE skipcall_calls ENGINE = InnoDB, DROP PRIMARY KEY');
        self::assertSame(2, $this->sync($api, $database));
        self::assertStringContainsString('not its key', $this->errors);
    }

    public function testATableHasTheCallsOfOneCompanyAndOneFilter(): void
    {
        $database = Databases::make('sqlite');
        $api = new FakeApi(CallFactory::new()->count(300)->organization('ours'));
        self::assertSame(0, $this->sync($api, $database, ['--filter' => ['status=completed']]), $this->errors);
        $count = $database->count();
        $state = $database->rows('SELECT * FROM skipcall_calls_state');
        foreach ([[], ['--filter' => ['status=busy']], ['--filter' => ['status=completed'], '--workspace' => [FakeApi::WORKSPACE]]] as $other) {
            foreach ([[], ['--fresh' => true], ['--by' => 'updatedAt'], ['--reconcile' => true]] as $more) {
                self::assertSame(2, $this->sync($api, $database, $other + $more));
                self::assertStringContainsString('other filters', $this->errors);
            }
        }
        $theirs = new FakeApi(CallFactory::new(2)->count(300)->organization('theirs'));
        foreach ([[], ['--fresh' => true], ['--by' => 'updatedAt'], ['--reconcile' => true]] as $more) {
            self::assertSame(1, $this->sync($theirs, $database, ['--filter' => ['status=completed']] + $more), $this->errors);
            self::assertStringContainsString('organi', $this->errors);
        }
        $database->connect()->exec("UPDATE skipcall_calls_state SET value = 'damaged' WHERE name = 'createdAt'");
        self::assertSame(1, $this->sync($theirs, $database, ['--filter' => ['status=completed']]), $this->errors);
        $database->connect()->exec("UPDATE skipcall_calls_state SET value = '{$this->valueOf($state, 'createdAt')}' WHERE name = 'createdAt'");
        self::assertSame([$count, $state], [$database->count(), $database->rows('SELECT * FROM skipcall_calls_state')]);
        // In a table of its own it is welcome.
        self::assertSame(0, $this->sync($theirs, $database, ['--table' => 'theirs']), $this->errors);
    }

    public function testTheDateThatATableBeginsWith(): void
    {
        $database = Databases::make('sqlite');
        $api = new FakeApi(CallFactory::new()->count(50)->startingAt('2026-01-01', 86400));
        self::assertSame(0, $this->sync($api, $database, ['--since' => '2026-02-01']), $this->errors);
        self::assertSame(19, $database->count());
        self::assertSame(0, $this->sync($api, $database), $this->errors);
        self::assertSame(2, $this->sync($api, $database, ['--since' => '2026-01-15']));
        self::assertStringContainsString('calls since 2026-02-01', $this->errors);
        // What is older than that is not gone.
        $database->connect()->exec("UPDATE skipcall_calls SET created_at = '2026-01-20T00:00:00.000Z' WHERE id = '{$this->id($api, 40)}'");
        $api->remove($this->id($api, 45), $this->id($api, 40));
        self::assertSame(0, $this->sync($api, $database, ['--reconcile' => true]), $this->errors);
        self::assertStringContainsString(', 1 gone', $this->errors);
        self::assertSame(0, $this->sync($api, $database, ['--since' => '2026-01-15', '--fresh' => true]), $this->errors);
        self::assertSame(36, $database->count());
        // Other kinds begin with the new date as well: their checkpoints do not reach as far.
        self::assertSame(0, $this->sync($api, $database, ['--since' => '2026-01-10', '--fresh' => true, '--by' => 'updatedAt']), $this->errors);
        self::assertSame(0, $this->sync($api, $database), $this->errors);
        self::assertStringStartsWith('39 calls into', $this->errors);
        self::assertSame(2, $this->sync($api, $database, ['--since' => 'yesterday']));
    }

    #[TestWith(['damaged'])]
    #[TestWith(['skipcall2.A.A'])]
    public function testADamagedCheckpointStartsAfreshAndSaysSo(string $text): void
    {
        $database = Databases::make('sqlite');
        $api = new FakeApi(CallFactory::new()->count(300));
        self::assertSame(0, $this->sync($api, $database), $this->errors);
        self::assertStringNotContainsString('afresh', $this->errors);
        $database->connect()->exec("UPDATE skipcall_calls_state SET value = '$text' WHERE name = 'createdAt'");
        $api->add(CallFactory::new()->skip(300)->count(5));
        self::assertSame(0, $this->sync($api, $database), $this->errors);
        self::assertSame(1, substr_count($this->errors, 'read afresh'));
        $this->assertTableHas($api, $database);
        self::assertSame(0, $this->sync($api, $database), $this->errors);
        self::assertStringNotContainsString('afresh', $this->errors);
        // Also when it fails after that.
        $database->connect()->exec("UPDATE skipcall_calls_state SET value = '$text' WHERE name = 'createdAt'");
        self::assertSame(3, $this->sync($api->goDown(503, after: 3), $database, ['--batch' => '50']));
        self::assertSame(1, substr_count($this->errors, 'read afresh'));
    }

    #[DataProvider('kinds')]
    public function testOneRunAtATime(string $kind): void
    {
        $database = Databases::make($kind);
        $api = new FakeApi(CallFactory::new()->count(300));
        $code = null;
        $api->afterEach(function (FakeApi $api) use ($database, &$code): void {
            if ($code === null && count($api->requests()) === 2) {
                $code = $this->start(['sync', '--mock=300', "--dsn=$database->dsn", ...($database->user === null ? [] : ["--user=$database->user"])]);
                self::assertStringContainsString('Another run fills the table', $this->errors);
            }
        });
        self::assertSame(0, $this->sync($api, $database), $this->errors);
        self::assertSame(3, $code);
        // What holds the lock ends with the run.
        self::assertSame(0, $this->start(['sync', '--mock=300', "--dsn=$database->dsn", ...($database->user === null ? [] : ["--user=$database->user"])]), $this->errors);
    }

    public function testLimits(): void
    {
        $database = Databases::make('sqlite');
        $api = new FakeApi(CallFactory::new()->count(1000));
        self::assertSame(3, $this->sync($api, $database, ['--max-requests' => '3', '--batch' => '50']));
        self::assertStringContainsString('Not complete (maxRequests): the same command goes on', $this->errors);
        $api->limitTo(4, 3600);
        self::assertSame(3, $this->sync($api, $database, ['--max-requests' => '90', '--batch' => '50']));
        self::assertMatchesRegularExpression('/Not complete \(rateLimit\): the same command goes on in \d{3,4} s\./', $this->errors);
        $api->advance(3600);
        self::assertSame(3, $this->sync($api->limitTo(1000)->failNext(503, headers: ['Retry-After' => '30']), $database, ['--max-seconds' => '5']));
        self::assertStringContainsString('Not complete (', $this->errors);
        self::assertSame(0, $this->sync($api, $database), $this->errors);
        $this->assertTableHas($api, $database);
    }

    public function testPasswordsAreNoArguments(): void
    {
        $database = Databases::make('mysql');
        $user = 'u' . bin2hex(random_bytes(4));
        $database->connect()->exec("CREATE USER $user@localhost IDENTIFIED BY 'se cret'");
        $database->connect()->exec("GRANT ALL ON *.* TO $user@localhost");
        $arguments = ['sync', '--mock=20', "--dsn=$database->dsn", "--user=$user"];
        self::assertSame(1, $this->start($arguments));
        self::assertStringContainsString('Access denied', $this->errors);
        self::assertSame(0, $this->start($arguments, ['SKIPCALL_DB_PASSWORD' => 'se cret']), $this->errors);
        self::assertSame(0, $this->start([...$arguments, '--password-file=-'], [], "se cret\n"), $this->errors);
        self::assertSame(0, $this->start(['sync', '--mock=20'], ['SKIPCALL_DSN' => "$database->dsn;user=$user;password=se cret"]), $this->errors);
        self::assertSame(2, $this->start([...$arguments, '--ask-password', '-n']));
        self::assertStringContainsString('nobody to ask', $this->errors);
        self::assertSame(2, $this->start([...$arguments, '--password-file=-', '--key-file=-']));
        foreach (["$database->dsn;password=se cret", "$database->dsn; PWD = se cret", 'pgsql:host=db password=se'] as $dsn) {
            self::assertSame(2, $this->start(['sync', '--mock=20', "--dsn=$dsn"]));
            self::assertStringContainsString('--dsn has a password', $this->errors);
            self::assertStringNotContainsString('se cret', $this->errors);
        }
    }

    public function testDatabasesThatAreNotThere(): void
    {
        self::assertSame(2, $this->start(['sync', '--mock']));
        self::assertStringContainsString('--dsn=', $this->errors);
        self::assertSame(1, $this->start(['sync', '--mock', '--dsn=sqlite:/nowhere/calls.sqlite']));
        self::assertStringStartsWith('skipcall: The database: ', $this->errors);
        self::assertSame(1, $this->start(['sync', '--mock', '--dsn=oci:dbname=x']));
        self::assertStringContainsString('pdo_oci', $this->errors);
        self::assertSame(3, $this->start(['sync', '--mock', '--dsn=mysql:unix_socket=/nowhere/socket;dbname=x']), $this->errors);
        self::assertSame(3, $this->start(['sync', '--mock', '--dsn=pgsql:host=/nowhere;dbname=x']), $this->errors);
        self::assertSame(2, $this->start(['sync', '--mock', '--dsn=sqlite::memory:', '--by=id']));
        self::assertSame(2, $this->start(['sync', '--mock', '--dsn=sqlite::memory:', '--by=updatedAt', '--reconcile']));
        self::assertSame(2, $this->start(['sync', '--mock', '--dsn=sqlite::memory:', '--batch=0']));
        self::assertSame(0, $this->start(['sync', '--mock', '--dsn=sqlite::memory:']), $this->errors);
        self::assertSame("250 calls into skipcall_calls, 5 requests\n", preg_replace('/, \d+ r/', ', 5 r', $this->errors));
    }

    public function testTheBarFitsTheTerminal(): void
    {
        $api = new FakeApi(CallFactory::new()->count(500));
        self::assertSame(0, $this->sync($api, Databases::make('sqlite'), ['--batch' => '50'], 80), $this->errors);
        self::assertMatchesRegularExpression('/500\/500 \[=+\] 100%, \d+ a second, .* left/', $this->errors);
        foreach (explode("\n", $this->errors) as $line) {
            self::assertLessThanOrEqual(80, str_contains($line, ' left') ? Helper::width($line) : 0);
        }
    }

    public function testPlainLinesWithoutATerminal(): void
    {
        $database = Databases::make('sqlite');
        self::assertSame(0, $this->start(['sync', '--mock=1200', "--dsn=$database->dsn", '-v']), $this->errors);
        self::assertMatchesRegularExpression(
            '/^500 of 1200 calls, \d+ a second, \d+ s left\n1000 of .* left\n1200 of 1200 calls, \d+ a second, 0 s left\n1200 calls into skipcall_calls, \d+ requests\n$/',
            $this->errors,
        );
    }

    public function testHelpWithAnExample(): void
    {
        self::assertSame(0, $this->start(['sync', '--help']));
        self::assertStringContainsString('    skipcall sync --dsn=sqlite:calls.sqlite', $this->out);
        self::assertStringContainsString('Exit codes: 0', $this->out);
    }

    private static function requests(Mock $mock): int
    {
        $requests = $mock->stats()['requests'];
        return is_int($requests) ? $requests : 0;
    }

    /** @param array<string, mixed> $arguments */
    private function sync(FakeApi $api, Databases $database, array $arguments = [], ?int $columns = null): int
    {
        return $this->call($api, ['sync', '--dsn' => $database->dsn] + ($database->user === null ? [] : ['--user' => $database->user]) + $arguments, $columns);
    }

    /** All calls, once, as the API has them now. */
    private function assertTableHas(FakeApi $api, Databases $database): void
    {
        $stored = [];
        foreach ($database->rows() as $row) {
            self::assertIsString($row['document']);
            $stored[] = json_decode($row['document'], true);
            self::assertIsString($row['created_at']);
            self::assertNotNull(Call::parseDate($row['created_at']));
        }
        self::assertSame($api->rows(), $stored);
    }

    private function id(FakeApi $api, int $at): string
    {
        $id = $api->rows()[$at]['id'];
        self::assertIsString($id);
        return $id;
    }

    /** @param list<array<string, mixed>> $state */
    private function valueOf(array $state, string $name): string
    {
        $value = array_column($state, 'value', 'name')[$name] ?? null;
        self::assertIsString($value);
        return $value;
    }

    private function readme(): string
    {
        return (string) file_get_contents(__DIR__ . '/../README.md');
    }
}
