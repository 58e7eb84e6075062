<?php

declare(strict_types=1);

namespace Skipcall\Laravel\Tests;

use Mock;
use PDO;
use PHPUnit\Framework\TestCase as PlainTestCase;

/** Small; Long/BigQueueTest has the size of a real import. */
final class QueueTest extends PlainTestCase
{
    public function testTwoCompaniesAreCopiedByTwoWorkersThatAreKilledEachCallOnce(): void
    {
        $workers = new Workers(2000, ['limit' => 12, 'window' => 3, 'count' => 'aligned'], false);
        $workers->copyByCommand();
        $workers->copyByQueue(3);
        $workers->check();
        self::assertSame(3, $workers->kills);
    }

    public function testAJobThatIsTooSlowGoesOnAsLongAsItStoresCalls(): void
    {
        // A listener of the application that hangs: each run stores one batch, and then its time is up.
        [$timeouts, $failed, $stored] = self::timeOut('Skipcall\Laravel\Events\CallsStored', 8);
        self::assertSame([], $failed);
        self::assertSame(2000, $stored);
        self::assertGreaterThan(3, $timeouts);
    }

    public function testAJobThatNeverGetsOnFailsAfterThreeTimeouts(): void
    {
        [$timeouts, $failed, $stored] = self::timeOut('Illuminate\Queue\Events\JobProcessing', 8);
        self::assertSame([3, 0], [$timeouts, $stored]);
        self::assertCount(1, $failed);
        self::assertStringContainsString('TimeoutExceededException', $failed[0]);
    }

    /**
     * One job, by a worker whose time limit strikes whenever a listener of this event hangs.
     *
     * @return array{int, list<string>, int} how often it struck, failed jobs, rows
     */
    private static function timeOut(string $event, int $most): array
    {
        $mock = Mock::start(['rows' => 2000, 'rate' => ['headers' => false, 'enforce' => false]]);
        $app = App::copy([
            'SKIPCALL_API_KEY' => 'sk_test_ok',
            'SKIPCALL_BASE_URL' => $mock->url,
            'QUEUE_CONNECTION' => 'database',
            'CACHE_STORE' => 'database',
        ]);
        $hangs = "$app->folder/storage/hangs";
        file_put_contents(
            "$app->folder/routes/console.php",
            "Illuminate\\Support\\Facades\\Event::listen(\\$event::class, function () { touch('$hangs'); sleep(600); });\n",
            FILE_APPEND,
        );
        $app->must('migrate --force');
        $app->must('skipcall:sync --queue');
        $db = new PDO("sqlite:$app->folder/database/database.sqlite");
        for ($timeouts = 0; $timeouts < $most && $db->query('SELECT count(*) FROM jobs')->fetchColumn() > 0; $timeouts++) {
            @unlink($hangs);
            $worker = $app->start('queue:work --max-jobs=1 --sleep=0.1');
            until(fn (): bool => is_file($hangs) || !$worker->isRunning(), 60);
            if (!$worker->isRunning()) {
                break;
            }
            self::assertFileExists($hangs);
            // What the alarm of the time limit sends, without the wait for it.
            $worker->signal(SIGALRM);
            until(fn (): bool => !$worker->isRunning(), 60);
            self::assertFalse($worker->isRunning());
            // The worker is long dead: its job is due again, and its lock has expired.
            $db->exec('UPDATE jobs SET reserved_at = 1');
            $db->exec("DELETE FROM cache_locks WHERE key LIKE '%overlap%'");
        }
        return [
            $timeouts,
            $db->query('SELECT exception FROM failed_jobs')->fetchAll(PDO::FETCH_COLUMN),
            (int) $db->query('SELECT count(*) FROM skipcall_calls')->fetchColumn(),
        ];
    }
}
