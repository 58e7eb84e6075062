<?php

declare(strict_types=1);

namespace Skipcall\Toolkit\Tests;

use PHPUnit\Framework\AssertionFailedError;
use PHPUnit\Framework\TestCase;
use Skipcall\Exception\AuthenticationException;
use Skipcall\Exception\BadRequestException;
use Skipcall\Exception\ConnectionException;
use Skipcall\Exception\NotFoundException;
use Skipcall\Exception\PaginationException;
use Skipcall\Exception\PermissionException;
use Skipcall\Exception\RateLimitException;
use Skipcall\Exception\ServerException;
use Skipcall\Request;
use Skipcall\Testing\CallFactory;
use Skipcall\Testing\FakeApi;
use Throwable;

final class FakeApiTest extends TestCase
{
    public function testPages(): void
    {
        $api = new FakeApi(CallFactory::new()->count(25));
        $api->assertNothingSent();
        $page = $api->client()->listCalls(page: 3);
        self::assertSame([5, 25, 3, 10, 3], [count($page), $page->total, $page->page, $page->limit, $page->totalPages]);
        self::assertSame($api->rows()[0]['id'], $page->data[4]->id); // newest first is the server's own order
        self::assertSame(100, (new FakeApi())->client()->listCalls(limit: 500)->limit);
        $api->assertListed(times: 1);
    }

    public function testSortsInBothDirectionsByAnyMember(): void
    {
        $api = new FakeApi(CallFactory::new()->count(30));
        $client = $api->client(['hydrate' => 'arrays']);
        foreach (['createdAt', 'status', 'endedAt', 'transferred'] as $member) {
            $up = array_column($client->listCalls(limit: 30, sort: $member)->data, 'id');
            $down = array_column($client->listCalls(limit: 30, sort: "-$member")->data, 'id');
            self::assertSame(array_reverse($up), $down);
        }
        $api->assertListed(fn (Request $r) => ($r->getQuery()['sort'] ?? null) === ['orderBy' => 'status', 'order' => 'desc']);
        $this->expectException(BadRequestException::class);
        $client->listCalls(sort: 'contact');
    }

    public function testFilters(): void
    {
        $api = new FakeApi(CallFactory::new()->count(40));
        $client = $api->client(['hydrate' => 'arrays']);
        foreach (['status' => 'busy', 'type' => 'inbound'] as $member => $value) {
            $wanted = array_filter($api->rows(), fn (array $row): bool => $row[$member] === $value);
            self::assertSame(count($wanted), $client->countCalls(filters: [$member => $value]));
            self::assertSame(count($wanted), $client->countCalls(filters: json_encode([$member => $value]) ?: ''));
        }
        self::assertSame(40, $client->countCalls(filters: ['unheardOf' => 1]));
        $number = ['phoneNumber' => ['value' => '+33612000000']];
        foreach ($client->listCalls(filters: $number)->data as $row) {
            self::assertSame($number['phoneNumber'], $row['phoneNumber']);
        }
        $api->filterWith(fn (array $row, array $filters): bool => is_string($row['createdAt']) && $row['createdAt'] >= $filters['from']);
        self::assertSame(10, $client->countCalls(filters: ['from' => $api->rows()[30]['createdAt']]));
        // The wrong filter is found, and the requests are shown.
        $api->assertListed(fn (Request $request): bool => $request->getFilters() === ['unheardOf' => 1], times: 1);
        $said = self::failure(fn () => $api->assertListed(fn (Request $r): bool => $r->getFilters() === ['status' => 'done']));
        self::assertStringContainsString('filters={"status":"busy"}', $said);
    }

    public function testWorkspaces(): void
    {
        $api = (new FakeApi(CallFactory::new(1)->count(3)))->add(CallFactory::new(2)->count(4), 'second');
        $client = $api->client();
        self::assertSame([7, 3, 4], [
            $client->countCalls(),
            $client->countCalls(workspaceIds: FakeApi::WORKSPACE),
            $client->countCalls(workspaceIds: ['second']),
        ]);
        // One whose last call is gone is one still.
        $api->remove(...self::ids($api->rows()));
        self::assertSame(0, $client->countCalls(workspaceIds: ['second']));
        $this->expectException(PermissionException::class);
        $client->listCalls(workspaceIds: 'third');
    }

    public function testTwoTenantsSeeTheirOwnCalls(): void
    {
        $api = new FakeApi();
        $api->key('sk_test_a', CallFactory::new(1)->count(5));
        $api->key('sk_test_b', CallFactory::new(2)->count(9));
        $a = $api->client(key: 'sk_test_a');
        self::assertSame([5, 9], [$a->countCalls(), $a->withApiKey('sk_test_b')->countCalls()]);
        $api->assertListed(times: 1, key: 'sk_test_b');
        $api->assertNotListed(key: FakeApi::KEY);
        $api->key('sk_test_a')->revoke();
        self::assertSame(401, self::caught(AuthenticationException::class, fn () => $a->listCalls())->getStatusCode());
        $unknown = $api->client(key: 'sk_test_unknown');
        self::assertSame(401, self::caught(AuthenticationException::class, fn () => $unknown->listCalls())->getStatusCode());
    }

    public function testARateLimitIsWaitedForInNoTime(): void
    {
        $api = (new FakeApi(CallFactory::new()->count(950)))->limitTo(3);
        $began = microtime(true);
        self::assertCount(950, iterator_to_array($api->client()->iterateCalls()));
        self::assertLessThan(30.0, microtime(true) - $began);
        self::assertGreaterThan(120.0, $api->slept());
        self::assertSame([], array_filter($api->requests(), fn (Request $request): bool => $request->getAttempt() > 1));
    }

    public function testARateLimitThatIsNotWaitedFor(): void
    {
        $api = (new FakeApi())->limitTo(2);
        $client = $api->client(['rateLimitMode' => 'fail']);
        $client->listCalls();
        $client->listCalls();
        $e = self::caught(RateLimitException::class, fn () => $client->listCalls());
        self::assertTrue($e->isLocal());
        self::assertGreaterThan(50.0, $e->getRetryAfter());
        $other = $api->client(['rateLimitMode' => 'reactive', 'rateLimitMaxWait' => 0]);
        self::assertFalse(self::caught(RateLimitException::class, fn () => $other->listCalls())->isLocal());
        $api->advance(60);
        self::assertCount(0, $other->listCalls());
        $api->key('sk_test_b')->shareLimitWith($api->key());
        self::assertSame(0, $api->client(key: 'sk_test_b')->listCalls()->rateLimit?->remaining);
    }

    public function testFailures(): void
    {
        $api = new FakeApi(CallFactory::new()->count(3));
        $api->failNext(503, headers: ['Retry-After' => '1'])->failNext(new ConnectionException('gone'));
        self::assertCount(3, $api->client()->listCalls());
        self::assertCount(3, $api->requests());
        $api->failNext(500, after: 1);
        $client = $api->client(['maxRetries' => 0]);
        self::assertCount(3, $client->listCalls());
        self::assertSame(500, self::caught(ServerException::class, fn () => $client->listCalls())->getStatusCode());
        self::assertCount(3, $client->listCalls());
        $api->goDown();
        self::caught(ServerException::class, fn () => $api->client()->listCalls());
        self::assertCount(3, $api->comeBack()->client()->listCalls());
    }

    public function testOtherPaths(): void
    {
        $api = (new FakeApi())->respondTo('/v1/contacts', ['data' => [['id' => 'c1']]]);
        self::assertSame(['data' => [['id' => 'c1']]], $api->client()->get('/v1/contacts'));
        $api->assertNotListed();
        $this->expectException(NotFoundException::class);
        $api->client()->get('/v1/elsewhere');
    }

    public function testRowsThatMoveWhileTheyAreSynchronised(): void
    {
        $api = new FakeApi(CallFactory::new()->count(2000));
        $kept = [];
        $next = 2000;
        $api->afterEach(function (FakeApi $api) use (&$next): void {
            $ids = self::ids($api->rows());
            $api->remove($ids[($next * 7919) % count($ids)]);
            $api->add(CallFactory::new()->skip($next++)->count(1));
        });
        $whole = self::ids($api->rows());
        foreach ($api->client()->syncCalls() as $id => $call) {
            self::assertArrayNotHasKey($id, $kept);
            $kept[$id] = $call;
        }
        $throughout = array_intersect($whole, self::ids($api->rows()));
        self::assertLessThan(2000, count($throughout));
        self::assertSame([], array_diff($throughout, array_keys($kept)));
    }

    public function testAServerThatGoesDownInTheMiddle(): void
    {
        $api = new FakeApi(CallFactory::new()->count(1000));
        $client = $api->client();
        $api->goDown(503, after: 5);
        $checkpoint = null;
        $stored = [];
        self::caught(ServerException::class, function () use ($client, &$stored, &$checkpoint): void {
            foreach ($client->syncCalls()->batches(100) as $batch) {
                array_push($stored, ...array_column($batch->rows, 'id'));
                $checkpoint = $batch->checkpoint;
            }
        });
        self::assertGreaterThan(0, count($stored));
        $api->comeBack();
        foreach ($client->syncCalls($checkpoint, lookback: 0) as $id => $call) {
            $stored[] = $id;
        }
        self::assertCount(1000, $stored);
        self::assertCount(1000, array_unique($stored));
    }

    public function testTwoCompaniesAreToldApart(): void
    {
        $api = new FakeApi(CallFactory::new()->count(300));
        $api->key('sk_test_other', CallFactory::new(2)->count(300)->organization('other'));
        $sync = $api->client()->syncCalls();
        iterator_to_array($sync);
        $this->expectException(PaginationException::class);
        iterator_to_array($api->client(key: 'sk_test_other')->syncCalls($sync->getCheckpoint()));
    }

    public function testAssertionsFail(): void
    {
        $api = new FakeApi();
        self::assertStringContainsString('No request was sent', self::failure(fn () => $api->assertListed()));
        $api->client()->listCalls();
        self::assertStringContainsString('1 requests were sent', self::failure(fn () => $api->assertNothingSent()));
        self::assertStringContainsString('not 2 times', self::failure(fn () => $api->assertListed(times: 2)));
        self::assertStringContainsString('should not', self::failure(fn () => $api->assertNotListed()));
        $api->forgetRequests()->assertNothingSent();
    }

    /**
     * @template T of Throwable
     * @param class-string<T> $class
     * @return T
     */
    private static function caught(string $class, callable $do): Throwable
    {
        try {
            $do();
        } catch (Throwable $e) {
            self::assertInstanceOf($class, $e);
            return $e;
        }
        self::fail("no $class");
    }

    /**
     * @param list<array<string, mixed>> $rows
     * @return list<string>
     */
    private static function ids(array $rows): array
    {
        return array_values(array_filter(array_column($rows, 'id'), is_string(...)));
    }

    private static function failure(callable $assertion): string
    {
        try {
            $assertion();
        } catch (AssertionFailedError $e) {
            return $e->getMessage();
        }
        self::fail('it did not fail');
    }
}
