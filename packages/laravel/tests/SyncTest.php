<?php

declare(strict_types=1);

namespace Skipcall\Laravel\Tests;

use Illuminate\Foundation\Testing\RefreshDatabase;
use Illuminate\Support\Facades\Cache;
use Illuminate\Support\Facades\DB;
use Illuminate\Support\Facades\Event;
use Illuminate\Support\Facades\Log;
use Mock;
use PHPUnit\Framework\Attributes\TestWith;
use Skipcall\Exception\AuthenticationException;
use Skipcall\Exception\PaginationException;
use Skipcall\Exception\ServerException;
use Skipcall\Laravel\Events\CallsStored;
use Skipcall\Laravel\Events\SyncFinished;
use Skipcall\Laravel\Exceptions\StorageFailed;
use Skipcall\Laravel\Exceptions\SyncRefused;
use Skipcall\Laravel\Facades\Skipcall;
use Skipcall\Laravel\Jobs\SyncCalls;
use Skipcall\Laravel\Models\Call;
use Skipcall\Laravel\SkipcallManager;
use Skipcall\Laravel\Sync\Importer;
use Skipcall\Laravel\Sync\SyncKind;
use Skipcall\Laravel\Sync\SyncResult;
use Skipcall\Testing\CallFactory;
use Stopwatch;
use Throwable;

final class SyncTest extends TestCase
{
    use RefreshDatabase;

    public function testCallsAreInTheTableAsSkipcallHasThem(): void
    {
        $api = Skipcall::fake(CallFactory::new()->count(1250));
        $api->add(CallFactory::new(9)->completed(61.5)->state([
            'id' => 'ONE', 'createdAt' => '2026-07-01T22:30:00.125Z', 'notes' => "L'été 👍", 'type' => 'inbound',
            'status' => str_repeat('é', 300), 'unheardOf' => ['a' => 1.0],
        ])->number('+33611111111')->contact('Ada', 'Lovelace', 'c1'));
        $api->add(CallFactory::new(9)->skip(1)->state(['id' => 'one']));
        $this->artisan('skipcall:sync main')->assertSuccessful()->expectsOutputToContain('1252 calls');
        self::assertSame(1252, Call::count());
        self::assertEqualsCanonicalizing(array_column($api->rows(), 'id'), Call::pluck('call_id')->all());

        $call = Call::where('call_id', 'ONE')->sole();
        self::assertSame('2026-07-01T22:30:00.125+00:00', $call->created_at?->format('Y-m-d\TH:i:s.vP'));
        self::assertSame(['+33611111111', 'Ada Lovelace', 'c1', 61.5], [$call->phone_number, $call->contact_name, $call->contact_id, $call->duration]);
        self::assertSame(["L'été 👍", 'inbound', str_repeat('é', 64), 'main'], [$call->notes, $call->direction, $call->status, $call->connection]);
        self::assertSame(['a' => 1.0], $call->toCall()->extra['unheardOf']);
        self::assertSame(str_repeat('é', 300), $call->toCall()->status);
        self::assertTrue(Call::createdBetween(new \DateTime('2026-07-02T00:30:00+02:00'), new \DateTime('2026-07-02T01:00:00+02:00'))->sole()->is($call));
        self::assertStringContainsString('2026-07-01T22:30:00.125', (string) $call->toJson());

        // Nothing new: nothing is stored twice, and few requests.
        $api->forgetRequests();
        $this->artisan('skipcall:sync')->assertSuccessful()->expectsOutputToContain('complete');
        self::assertSame(1252, Call::count());
        self::assertLessThanOrEqual(3, count($api->requests()));
    }

    public function testAJobIsReleasedForAsLongAsTheRateLimitSays(): void
    {
        $api = Skipcall::fake(CallFactory::new()->count(1800))->limitTo(5, 60);
        for ($jobs = 1; $jobs < 20; $jobs++) {
            $before = count($api->requests());
            $job = $this->runJob();
            if (!$job->job?->isReleased()) {
                break;
            }
            self::assertGreaterThan($before, count($api->requests()), 'a job for nothing');
            $delay = $job->job->releaseDelay;
            // Until the window ends; a second more, since Date has whole seconds, and another one, since Reset may be rounded.
            self::assertGreaterThanOrEqual(1, $delay);
            self::assertLessThanOrEqual(63, $delay);
            $api->advance($delay);
        }
        self::assertNull($job->job?->failedWith ?? null);
        self::assertGreaterThanOrEqual(3, $jobs);
        self::assertSame(1800, Call::count());
        self::assertLessThanOrEqual(1.25 * 18 + 2 * $jobs, count($api->requests()));
        self::assertSame(0.0, $api->slept(), 'a worker waited');
    }

    public function testARowThatWasStoredStaysAndTheNextJobGoesOn(): void
    {
        $api = Skipcall::fake(CallFactory::new()->count(2000));
        $api->goDown(503, after: 9);
        self::assertInstanceOf(ServerException::class, $this->failureOf(fn () => $this->runJob()));
        $stored = Call::count();
        self::assertGreaterThanOrEqual(500, $stored);
        self::assertLessThan(2000, $stored);
        $api->comeBack()->forgetRequests();
        self::assertFalse($this->runJob()->job?->isReleased());
        self::assertSame(2000, Call::count());
        self::assertLessThanOrEqual((2000 - $stored) / 100 + 4, count($api->requests()));
    }

    public function testOnlyFailuresInARowEndAJob(): void
    {
        $this->freezeTime();
        config(['queue.default' => 'database', 'skipcall.sync.batch' => 100]);
        $log = $this->log();
        $api = Skipcall::fake(CallFactory::new()->count(6000));
        SyncCalls::dispatch('main');
        $delays = [];
        for ($failures = 0; $failures < 4; $failures++) {
            $before = Call::count();
            $api->goDown(503, after: 9);
            $delays[] = $this->workOnce();
            $api->comeBack();
            self::assertGreaterThan($before, Call::count(), 'it was to get on');
        }
        // However often the job was released before.
        self::assertSame([10, 10, 10, 10], $delays);
        self::assertSame(0, DB::table('failed_jobs')->count());
        $api->goDown(503);
        self::assertSame([60, null], [$this->workOnce(), $this->workOnce()]);
        self::assertSame([1, 0], [DB::table('failed_jobs')->count(), DB::table('jobs')->count()]);
        self::assertCount(6, array_filter($log->lines, fn (array $line): bool => $line[0] === 'error'));
        // The next one has a count of its own.
        SyncCalls::dispatch('main');
        self::assertSame(10, $this->workOnce());
        $api->comeBack();
        self::assertNull($this->workOnce());
        self::assertSame([6000, 0, 1], [Call::count(), DB::table('jobs')->count(), DB::table('failed_jobs')->count()]);
    }

    public function testAJobEndsBeforeItsTimeLimitWhateverTheServerDoes(): void
    {
        $mock = Mock::start(['rows' => 2000, 'rate' => ['headers' => false, 'enforce' => false]]);
        config(['skipcall.connections.main' => ['key' => 'sk_test_ok', 'base_url' => $mock->url], 'skipcall.sync.timeout' => 4]);
        $mock->faults([['after' => 8, 'delay' => 60, 'times' => -1]]);
        $took = new Stopwatch();
        $job = $this->runJob();
        self::assertTrue(within($took, 4), 'the worker would have killed it');
        self::assertTrue($job->job?->isReleased());
        self::assertLessThanOrEqual(1, $job->job->releaseDelay);
        $stored = Call::count();
        self::assertGreaterThan(0, $stored);
        self::assertLessThan(2000, $stored);
        $mock->faults([]);
        config(['skipcall.sync.timeout' => 60]);
        self::assertFalse($this->runJob()->job?->isReleased());
        self::assertSame(2000, Call::count());
    }

    public function testARevokedKeyEndsTheJob(): void
    {
        $api = Skipcall::fake(CallFactory::new()->count(300));
        $this->runJob();
        $checkpoint = DB::table('skipcall_checkpoints')->value('checkpoint');
        $api->key()->revoke();
        $job = $this->runJob();
        self::assertInstanceOf(AuthenticationException::class, $job->job?->failedWith);
        self::assertFalse($job->job->isReleased());
        self::assertSame($checkpoint, DB::table('skipcall_checkpoints')->value('checkpoint'));
        $this->artisan('skipcall:sync')->assertFailed()->expectsOutputToContain('Invalid or revoked API key');
    }

    #[TestWith(['damaged'])]
    #[TestWith(['skipcall2.A.A'])]
    public function testADamagedCheckpointStartsAfreshAndSaysSo(string $text): void
    {
        $log = $this->log();
        $api = Skipcall::fake(CallFactory::new()->count(700));
        $this->runJob();
        self::assertSame([], $log->warnings());
        DB::table('skipcall_checkpoints')->update(['checkpoint' => $text]);
        $api->add(CallFactory::new()->skip(700)->count(5));
        $job = $this->runJob();
        self::assertNull($job->job?->failedWith ?? null);
        self::assertSame(705, Call::count());
        self::assertCount(1, $log->warnings());
        self::assertStringContainsString('afresh', $log->warnings()[0]);
        // Once, not for ever.
        $this->runJob();
        self::assertCount(1, $log->warnings());
    }

    #[TestWith([false])]
    #[TestWith([true])]
    public function testASwappedKeyImportsNothingOfAnotherCompany(bool $isDamagedToo): void
    {
        $api = Skipcall::fake(CallFactory::new(1)->count(300)->organization('ours'));
        $this->runJob();
        $api->remove(...array_column($api->rows(), 'id'));
        $api->add(CallFactory::new(2)->count(300)->organization('theirs'));
        if ($isDamagedToo) {
            DB::table('skipcall_checkpoints')->update(['checkpoint' => 'damaged']);
        }
        $before = DB::table('skipcall_checkpoints')->get()->all();
        $job = $this->runJob();
        self::assertInstanceOf($isDamagedToo ? SyncRefused::class : PaginationException::class, $job->job?->failedWith);
        self::assertSame(300, Call::where('organization_id', 'ours')->count());
        self::assertSame(300, Call::count());
        self::assertEquals($before, DB::table('skipcall_checkpoints')->get()->all());
        $this->artisan('skipcall:sync --fresh')->assertFailed()->expectsOutputToContain('organisation');
        self::assertSame(300, Call::count());
    }

    public function testTwoCompaniesHaveRowsOfTheirOwn(): void
    {
        config(['skipcall.connections' => ['a' => ['key' => 'sk_test_a'], 'b' => ['key' => 'sk_test_b']]]);
        $api = Skipcall::fake();
        // The worst case: equal ids.
        $api->key('sk_test_a', CallFactory::new()->count(120)->organization('a')->state(['notes' => 'a']));
        $api->key('sk_test_b', CallFactory::new()->count(110)->organization('b')->state(['notes' => 'b']))
            ->shareLimitWith($api->key('sk_test_a')->limitTo(4));
        $this->artisan('skipcall:sync')->assertSuccessful();
        self::assertSame([120, 110], [Call::ofConnection('a')->where('notes', 'a')->count(), Call::ofConnection('b')->where('notes', 'b')->count()]);
        self::assertSame(230, Call::count());
    }

    #[TestWith([true])]
    #[TestWith([false])]
    public function testTenantsWhoseKeysShareALimitAreNotRefused(bool $isSaid): void
    {
        $mock = Mock::start([
            'rows' => 300,
            'accounts' => ['sk_test_ok_b' => ['seed' => 2]],
            'rate' => ['limit' => 8, 'window' => 3600, 'count' => 'first', 'shared' => true],
        ]);
        $options = $isSaid ? ['rateLimitBucket' => 'of one contract'] : [];
        config(['skipcall.connections' => [
            'main' => ['key' => 'sk_test_ok_b', 'base_url' => $mock->url, 'options' => $options],
            'other' => ['key' => 'sk_test_ok', 'base_url' => $mock->url, 'options' => $options],
        ]]);
        for ($requests = 0; $requests < 8; $requests++) {
            Skipcall::connection('other')->countCalls();
        }
        $job = $this->runJob();
        self::assertTrue($job->job?->isReleased());
        self::assertGreaterThan(60, $job->job->releaseDelay);
        // Else it learns of the other one's requests by a refusal.
        self::assertSame($isSaid ? ['200' => 8] : ['200' => 8, '429' => 1], $mock->stats()['byStatus']);
    }

    public function testEditsComeByUpdatedAt(): void
    {
        $api = Skipcall::fake(CallFactory::new()->count(250));
        $this->artisan('skipcall:sync --updated')->assertSuccessful();
        $id = $api->rows()[100]['id'];
        $api->update(is_string($id) ? $id : '', ['notes' => 'edited', 'updatedAt' => '2026-06-01T00:00:00.000Z']);
        $this->artisan('skipcall:sync --updated')->assertSuccessful();
        self::assertSame('edited', Call::where('call_id', $id)->sole()->notes);
        self::assertSame(250, Call::count());
    }

    public function testAReconciliationMarksRowsThatAreGone(): void
    {
        $api = Skipcall::fake(CallFactory::new()->count(350));
        $this->artisan('skipcall:sync')->assertSuccessful();
        $ids = array_filter(array_column($api->rows(), 'id'), is_string(...));
        $gone = [$ids[3], $ids[200]];
        $api->remove(...$gone);
        $this->artisan('skipcall:sync --reconcile')->assertSuccessful()->expectsOutputToContain('2 gone');
        self::assertEqualsCanonicalizing($gone, Call::whereNotNull('gone_at')->pluck('call_id')->all());
        self::assertSame(348, Call::listed()->count());
        // One that is listed again is there again.
        $api->add(array_values(array_filter(CallFactory::new()->count(350)->make(), fn (array $row): bool => $row['id'] === $gone[0])));
        $this->artisan('skipcall:sync --reconcile')->assertSuccessful()->expectsOutputToContain('0 gone');
        self::assertSame([$gone[1]], Call::whereNotNull('gone_at')->pluck('call_id')->all());
    }

    public function testOfTwoRunsAtOnceOnlyOneGetsOn(): void
    {
        Skipcall::fake(CallFactory::new()->count(1200));
        $importer = app(Importer::class);
        $client = Skipcall::connection();
        $inner = null;
        $outer = $this->failureOf(function () use ($importer, $client, &$inner): void {
            $importer->run('main', $client, progress: function () use ($importer, $client, &$inner): bool {
                $inner ??= $importer->run('main', $client);
                return true;
            });
        });
        self::assertInstanceOf(SyncResult::class, $inner);
        self::assertTrue($inner->isComplete);
        self::assertInstanceOf(SyncRefused::class, $outer);
        self::assertTrue($outer->isRetryable);
        self::assertSame(1200, Call::count());
        $this->runJob();
        self::assertSame(1200, Call::count());
    }

    public function testADatabaseThatRefusesIsToldOfWithoutACustomer(): void
    {
        $api = Skipcall::fake(CallFactory::new()->count(60)->contact('Zebulon', 'Quixote'));
        DB::unprepared("CREATE TRIGGER refuse BEFORE INSERT ON skipcall_calls BEGIN SELECT RAISE(ABORT, 'no Quixote here'); END");
        $log = $this->log();
        $this->work();
        $this->work();
        $this->work();
        $failed = DB::table('failed_jobs')->get();
        self::assertCount(1, $failed);
        $all = json_encode($failed, JSON_THROW_ON_ERROR) . json_encode($log->lines, JSON_THROW_ON_ERROR);
        self::assertStringContainsString('StorageFailed', $all);
        self::assertStringNotContainsString('Quixote', $all);
        self::assertStringNotContainsString('+336', $all);
        self::assertLessThan(60_000, strlen($all));
        self::assertSame(0, Call::count());
        DB::unprepared('DROP TRIGGER refuse');
        $this->runJob();
        self::assertSame(60, Call::count());
        $api->assertListed();
    }

    public function testEventsTellOfIdsAlone(): void
    {
        $api = Skipcall::fake(CallFactory::new()->count(620));
        $stored = $finished = [];
        Event::listen(CallsStored::class, function (CallsStored $event) use (&$stored): void {
            // It is committed, and can be read.
            self::assertCount(count($event->callIds), $event->calls()->get());
            $stored = [...$stored, ...$event->callIds];
        });
        Event::listen(SyncFinished::class, function (SyncFinished $event) use (&$finished): void {
            $finished[] = [$event->connection, $event->result->isComplete, $event->result->rows];
        });
        $this->runJob();
        self::assertEqualsCanonicalizing(array_column($api->rows(), 'id'), $stored);
        self::assertSame([['main', true, 620]], $finished);
        self::assertLessThan(30_000, strlen(serialize(new CallsStored('main', array_slice($stored, 0, 500)))));
    }

    public function testAJobIsUniqueAndKeepsOthersOut(): void
    {
        config(['queue.default' => 'database', 'cache.default' => 'database', 'cache.serializable_classes' => false]);
        $this->freezeTime();
        $api = Skipcall::fake(CallFactory::new()->count(40));
        SyncCalls::dispatch('main');
        SyncCalls::dispatch('main');
        $this->artisan('skipcall:sync main --queue')->assertSuccessful()->expectsOutputToContain('queued');
        self::assertSame(1, DB::table('jobs')->count());
        $payload = DB::table('jobs')->value('payload');
        self::assertIsString($payload);
        self::assertLessThan(2000, strlen($payload));
        // Another one is at work: released, and nothing is asked.
        $lock = Cache::lock('laravel-queue-overlap:' . SyncCalls::class . ':skipcall:main', 60);
        self::assertTrue($lock->get());
        $this->artisan('queue:work --once');
        $api->assertNothingSent();
        self::assertSame(1, DB::table('jobs')->count());
        self::assertSame(now()->getTimestamp() + 15, DB::table('jobs')->value('available_at'));
        $lock->release();
        DB::table('jobs')->update(['available_at' => now()->getTimestamp() - 1]);
        $this->artisan('queue:work --once');
        self::assertSame([0, 40], [DB::table('jobs')->count(), Call::count()]);
        // Once it is done the next one is let in.
        SyncCalls::dispatch('main');
        self::assertSame(1, DB::table('jobs')->count());
    }

    public function testStatusAndList(): void
    {
        $this->artisan('skipcall:status')->assertFailed()->expectsOutputToContain('SKIPCALL_API_KEY');
        $this->artisan('skipcall:sync')->assertFailed()->expectsOutputToContain('SKIPCALL_API_KEY');
        $this->artisan('skipcall:list')->assertFailed()->expectsOutputToContain('SKIPCALL_API_KEY');
        config(['skipcall.connections.main.key' => 'sk_test_secret']);
        $api = Skipcall::fake(CallFactory::new()->count(45)->contact('Ada', 'Lovelace'));
        $this->artisan('skipcall:status')->assertSuccessful()->doesntExpectOutputToContain('secret');
        $this->artisan('skipcall:sync')->assertSuccessful();
        $this->artisan('skipcall:status')->assertSuccessful()->expectsOutputToContain('complete');
        $this->artisan('skipcall:list --limit=5 --page=2')->assertSuccessful()->expectsOutputToContain('Page 2 of 9, 45 calls');
        $this->artisan('skipcall:list', ['--filters' => '{"type":"inbound"}', '--json' => true])->assertSuccessful();
        $api->assertListed(fn ($request): bool => $request->getFilters() === '{"type":"inbound"}', 1);
        $this->artisan('skipcall:sync --updated --reconcile')->assertFailed();
    }

    private function runJob(SyncKind $kind = SyncKind::Created): SyncCalls
    {
        // As the queue's worker does before each job.
        app()->forgetScopedInstances();
        $job = (new SyncCalls('main', $kind))->withFakeQueueInteractions();
        $job->handle(app(SkipcallManager::class), app(Importer::class), Log::getFacadeRoot());
        return $job;
    }

    /** Puts a job into the queue unless there is one, and works on it at once, whatever its delay. */
    private function work(): void
    {
        config(['queue.default' => 'database']);
        SyncCalls::dispatch('main');
        DB::table('jobs')->update(['available_at' => now()->getTimestamp() - 1]);
        $this->artisan('queue:work --once');
    }

    /** Works on the job that is in the queue at once, whatever its delay; the delay it was released for then, null: it is gone. */
    private function workOnce(): ?int
    {
        DB::table('jobs')->update(['available_at' => (int) now()->getTimestamp() - 1]);
        $this->artisan('queue:work --once');
        $at = DB::table('jobs')->value('available_at');
        return is_numeric($at) ? (int) $at - (int) now()->getTimestamp() : null;
    }

    private function failureOf(callable $do): Throwable
    {
        try {
            $do();
        } catch (Throwable $e) {
            return $e;
        }
        self::fail('it did not fail');
    }

    private function log(): Lines
    {
        $lines = new Lines();
        Log::swap($lines);
        $this->app->instance(\Psr\Log\LoggerInterface::class, $lines);
        return $lines;
    }
}
