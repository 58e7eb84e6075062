<?php

declare(strict_types=1);

namespace Skipcall\Laravel\Tests;

use Mock;
use PDO;
use PHPUnit\Framework\TestCase as PlainTestCase;
use Symfony\Component\Process\Process;

/** The package in an application of its own, from the command line, over the network. */
final class ApplicationTest extends PlainTestCase
{
    public function testFromNothingToCallsInATable(): void
    {
        $mock = Mock::start(['rows' => 1300, 'rate' => ['headers' => false, 'enforce' => false]]);
        $app = App::copy();
        $said = $app->must('skipcall:install');
        self::assertStringContainsString('SKIPCALL_API_KEY', $said);
        self::assertFileExists("$app->folder/config/skipcall.php");
        self::assertStringContainsString("\nSKIPCALL_API_KEY=\nSKIPCALL_BASE_URL=https://api-public.skipcall.app\n", (string) file_get_contents("$app->folder/.env"));
        $once = (string) file_get_contents("$app->folder/.env");
        $app->must('skipcall:install');
        self::assertSame($once, file_get_contents("$app->folder/.env"));

        $app->set(['SKIPCALL_API_KEY' => 'sk_test_ok', 'SKIPCALL_BASE_URL' => $mock->url]);
        $app->must('migrate --force');
        $run = $app->artisan('skipcall:sync --ansi');
        $said = $run->getErrorOutput() . $run->getOutput();
        self::assertMatchesRegularExpression('~main\s+1300/1300 \[.*100%~', $said);
        self::assertStringContainsString('1300 calls', $said);
        self::assertSame(1300, self::stored($app));

        // Cached, configuration does not read .env any more, and the environment may say what it likes.
        $app->must('config:cache');
        $app->must('route:cache');
        $mock->changeRows(['insert' => 3]);
        $other = Mock::start(['rows' => 5]);
        $run = $app->artisan('skipcall:sync main', ['SKIPCALL_BASE_URL' => $other->url, 'SKIPCALL_API_KEY' => 'sk_live_other']);
        self::assertStringContainsString('complete', $run->getOutput());
        self::assertSame(0, $other->stats()['requests']);
        self::assertSame(1303, self::stored($app));

        // What is cached may be thrown away: the checkpoint is not.
        $app->must('optimize:clear');
        $app->must('cache:clear');
        $before = $mock->stats()['requests'];
        $app->must('skipcall:sync');
        self::assertLessThanOrEqual(3, $mock->stats()['requests'] - $before);
        self::assertSame(1303, self::stored($app));
        self::assertSame('Bearer sk_test_ok', $mock->lastHeaders()['authorization']);

        $said = $app->must('skipcall:status');
        self::assertStringContainsString('1303', $said);
        self::assertStringNotContainsString('sk_test_ok', $said);
        self::assertStringContainsString('Page 1 of', $app->must('skipcall:list --limit=3'));

        // The migrations published: still one table.
        $app->must('skipcall:install --migrations');
        self::assertStringContainsString('Nothing to migrate', $app->must('migrate --force'));
        $app->must('migrate:fresh --force');
        $app->must('migrate:rollback --force');
    }

    public function testWithoutTheExtensionTheApplicationWorksAndSaysWhatIsMissing(): void
    {
        $app = App::copy(['SKIPCALL_API_KEY' => 'sk_test_ok']);
        $without = ['PHP_INI_SCAN_DIR' => false];
        foreach (['list', 'about', 'route:list', 'migrate --force', 'config:cache', 'skipcall:install'] as $command) {
            $run = $app->artisan($command, $without);
            self::assertTrue($run->isSuccessful(), "$command: {$run->getOutput()}{$run->getErrorOutput()}");
        }
        foreach (['skipcall:sync', 'skipcall:list', 'skipcall:status'] as $command) {
            $run = $app->artisan($command, $without);
            self::assertFalse($run->isSuccessful());
            self::assertStringContainsString('not loaded in this PHP', preg_replace('/\s+/', ' ', $run->getOutput()) ?? '');
        }
    }

    public function testFeatureTestsOfAnApplication(): void
    {
        $app = App::copy();
        (new Process(['cp', '-r', ...glob(__DIR__ . '/app/*') ?: [], $app->folder]))->mustRun();
        $run = new Process([PHP_BINARY, 'vendor/bin/phpunit', '--bootstrap', 'bootstrap.php', '--no-progress', 'tests/Feature/CallsTest.php'], $app->folder);
        $run->run();
        self::assertSame(0, $run->getExitCode(), $run->getOutput() . $run->getErrorOutput());
        self::assertStringContainsString('OK (7 tests', $run->getOutput());
    }

    public function testCtrlCStopsAfterWhatIsStored(): void
    {
        $mock = Mock::start(['rows' => 3000, 'rate' => ['headers' => false, 'enforce' => false]]);
        $mock->faults([['after' => 12, 'delay' => 30, 'times' => -1]]);
        $app = App::copy(['SKIPCALL_API_KEY' => 'sk_test_ok', 'SKIPCALL_BASE_URL' => $mock->url]);
        $app->must('migrate --force');
        $run = $app->start('skipcall:sync');
        until(fn (): bool => self::stored($app) > 0, 60);
        self::assertGreaterThan(0, self::stored($app));
        self::assertTrue($run->isRunning());
        $began = new \Stopwatch();
        $run->signal(SIGINT);
        // Not after the answer, which takes half a minute.
        $run->wait();
        self::assertTrue(within($began, 15) === true, 'it waited');
        self::assertSame(130, $run->getExitCode());
        self::assertStringContainsString('stopped', $run->getOutput());
        $stored = self::stored($app);
        $mock->faults([]);
        $app->must('skipcall:sync');
        self::assertGreaterThan(0, $stored);
        self::assertSame(3000, self::stored($app));
    }

    private static function stored(App $app): int
    {
        $db = new PDO("sqlite:$app->folder/database/database.sqlite");
        return (int) $db->query('SELECT count(*) FROM skipcall_calls')->fetchColumn();
    }
}
