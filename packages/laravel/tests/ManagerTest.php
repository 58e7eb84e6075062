<?php

declare(strict_types=1);

namespace Skipcall\Laravel\Tests;

use Illuminate\Http\Client\Events\ConnectionFailed;
use Illuminate\Http\Client\Events\RequestSending;
use Illuminate\Http\Client\Events\ResponseReceived;
use Illuminate\Support\Facades\Event;
use Illuminate\Support\Facades\Facade;
use Illuminate\Support\Facades\Route;
use Skipcall\Call;
use Skipcall\Client;
use Skipcall\Exception\ConnectionException;
use Skipcall\Laravel\Exceptions\NotConfigured;
use Skipcall\Laravel\Exceptions\StrayRequest;
use Skipcall\Laravel\Facades\Skipcall;
use Skipcall\Laravel\SkipcallManager;
use Skipcall\Request;
use Skipcall\Testing\CallFactory;
use Skipcall\Testing\FakeApi;

final class ManagerTest extends TestCase
{
    public function testAFakeListsCallsToEveryConnectionAndKey(): void
    {
        $api = Skipcall::fake(CallFactory::new()->count(30));
        self::assertCount(10, Skipcall::listCalls());
        self::assertSame(30, Skipcall::countCalls());
        self::assertSame(30, Skipcall::for('sk_live_tenant')->countCalls());
        self::assertSame(30, app(Client::class)->countCalls());
        $api->assertListed(times: 4);
        $api->assertListed(times: 1, key: 'sk_live_tenant');
        $api->key('sk_live_tenant', CallFactory::new(2)->count(3));
        self::assertSame(3, Skipcall::for('sk_live_tenant')->countCalls());
        // The default one needs no key; others are synchronised when they have one.
        self::assertSame(['main'], Skipcall::connectionNames());
        self::assertSame(30, Skipcall::connection('second')->countCalls());
        config(['skipcall.connections.second.key' => 'sk_test_second']);
        self::assertSame(['main', 'second'], Skipcall::connectionNames());
    }

    public function testAFakeOutlivesTheEndOfAJobOrRequest(): void
    {
        $api = Skipcall::fake(CallFactory::new()->count(2));
        app()->forgetScopedInstances();
        Facade::clearResolvedInstances();
        self::assertSame(2, Skipcall::countCalls());
        $api->assertListed(times: 1);
    }

    public function testStrayRequestsArePrevented(): void
    {
        config(['skipcall.connections.main.key' => 'sk_test_x']);
        Skipcall::preventStrayRequests();
        foreach ([fn () => Skipcall::listCalls(), fn () => Skipcall::for('sk_test_y')->listCalls()] as $stray) {
            try {
                $stray();
                self::fail('it was sent');
            } catch (StrayRequest $e) {
                self::assertStringContainsString('Skipcall::fake()', $e->getMessage());
            }
        }
        Skipcall::fake();
        self::assertCount(0, Skipcall::listCalls());
    }

    public function testAMissingKeyIsNamedAtTheFirstUse(): void
    {
        self::assertSame([], Skipcall::connectionNames());
        foreach (['main' => '"main" has no key: set SKIPCALL_API_KEY', 'other' => 'no Skipcall connection "other"'] as $name => $says) {
            try {
                Skipcall::connection($name);
                self::fail('there was a client');
            } catch (NotConfigured $e) {
                self::assertStringContainsString($says, $e->getMessage());
            }
        }
    }

    public function testKeyAndBaseUrlAreThoseOfTheConfigurationAlone(): void
    {
        // What the environment says is not looked at: with config:cache it says nothing, or something else.
        putenv('SKIPCALL_BASE_URL=https://elsewhere.example');
        putenv('SKIPCALL_API_KEY=sk_live_elsewhere');
        try {
            config(['skipcall.connections' => [
                'main' => ['key' => 'sk_test_main', 'base_url' => 'https://staging.example', 'options' => ['timeout' => 7]],
                'second' => ['key' => 'sk_test_second', 'base_url' => null],
                'unset' => ['key' => ''],
            ]]);
            $main = Skipcall::connection()->__debugInfo();
            self::assertSame(['https://staging.example', 7.0], [$main['baseUrl'], $main['timeout']]);
            self::assertSame('https://api-public.skipcall.app', Skipcall::connection('second')->__debugInfo()['baseUrl']);
            self::assertSame('https://staging.example', Skipcall::for('sk_test_t')->__debugInfo()['baseUrl']);
            self::assertSame(['main', 'second'], Skipcall::connectionNames());
            $this->expectException(NotConfigured::class);
            Skipcall::connection('unset');
        } finally {
            putenv('SKIPCALL_BASE_URL');
            putenv('SKIPCALL_API_KEY');
        }
    }

    public function testAWebRequestHasTheDefaultsOfOneUnderOctaneToo(): void
    {
        config(['skipcall.connections.main.key' => 'sk_test_x']);
        self::assertNull(Skipcall::connection()->__debugInfo()['maxDuration']);
        // As Octane's workers are: PHP's command line, and an application that knows better.
        (fn () => $this->isRunningInConsole = false)->call($this->app);
        app()->forgetScopedInstances();
        $options = Skipcall::connection()->__debugInfo();
        self::assertSame([10.0, 2.0], [$options['maxDuration'], $options['rateLimitMaxWait']]);
    }

    public function testNothingIsKeptBetweenTwoRequestsOfAWorker(): void
    {
        config(['skipcall.connections.main.key' => 'sk_test_x']);
        $first = app(SkipcallManager::class);
        self::assertSame($first, app(SkipcallManager::class));
        self::assertSame($first->connection(), app(Client::class));
        $old = $first->connection();
        // What Octane does when a request has ended, and the queue's worker before a job.
        app()->forgetScopedInstances();
        config(['skipcall.connections.main.key' => 'sk_test_y', 'skipcall.connections.main.options.timeout' => 3]);
        self::assertNotSame($first, app(SkipcallManager::class));
        self::assertNotSame($old, app(Client::class));
        self::assertSame(3.0, Skipcall::connection()->__debugInfo()['timeout']);
    }

    public function testPagesAsViewsKnowThem(): void
    {
        $api = Skipcall::fake(CallFactory::new()->count(57));
        Route::get('/calls', fn () => Skipcall::paginate(perPage: 10, filters: ['type' => 'inbound'])->withQueryString());
        $wanted = count(array_filter($api->rows(), fn (array $row): bool => $row['type'] === 'inbound'));
        $answer = $this->get('/calls?page=2&tab=a')->assertOk();
        $answer->assertJsonPath('total', $wanted)->assertJsonPath('current_page', 2)->assertJsonPath('per_page', 10);
        self::assertStringContainsString('tab=a', (string) $answer->json('prev_page_url'));
        $api->assertListed(fn (Request $r): bool => $r->getQuery()['page'] === 2 && $r->getFilters() === ['type' => 'inbound'], 1);
        $page = Skipcall::paginate(page: 3, perPage: 20);
        self::assertInstanceOf(Call::class, $page->items()[0]);
        self::assertSame([17, 57, 3], [$page->count(), $page->total(), $page->lastPage()]);
        $this->get('/calls?page=nonsense')->assertOk()->assertJsonPath('current_page', 1);
    }

    public function testListenersOfTheHttpClientAreToldWithoutWhatIsPersonal(): void
    {
        $seen = [];
        $listen = function (object $event) use (&$seen): void {
            /** @var RequestSending|ResponseReceived|ConnectionFailed $event */
            $seen[] = [$event::class, $event];
        };
        Event::listen(RequestSending::class, $listen);
        Event::listen(ResponseReceived::class, $listen);
        Event::listen(ConnectionFailed::class, $listen);
        $api = Skipcall::fake(CallFactory::new()->count(3));
        $stats = 0;
        config(['skipcall.options' => ['onStats' => function () use (&$stats): void {
            $stats++;
        }, 'onRequest' => fn (): array => ['traceparent' => 'x']]]);
        $api->failNext(new ConnectionException('refused'));
        Skipcall::listCalls(filters: ['phone' => '+33612345678']);
        self::assertSame(
            [RequestSending::class, ConnectionFailed::class, RequestSending::class, ResponseReceived::class],
            array_column($seen, 0),
        );
        $received = $seen[3][1];
        self::assertInstanceOf(ResponseReceived::class, $received);
        self::assertSame($seen[2][1]->request, $received->request);
        self::assertSame([200, ''], [$received->response->status(), $received->response->body()]);
        self::assertSame('GET', $received->request->method());
        self::assertStringContainsString('/v1/calls', $received->request->url());
        self::assertGreaterThan(0.0, $received->response->transferStats?->getTransferTime());
        foreach ($seen as [, $event]) {
            $all = $event->request->url() . json_encode($event->request->headers()) . $event->request->body();
            self::assertStringNotContainsString('33612345678', $all);
            self::assertStringNotContainsString('sk_', $all);
        }
        self::assertSame(2, $stats);
        self::assertSame('x', $api->requests()[1]->getHeaders()['traceparent'] ?? null);
    }

    public function testAnotherCompanyIsAskedWithItsOwnKey(): void
    {
        config(['skipcall.connections' => ['a' => ['key' => 'sk_test_a'], 'b' => ['key' => 'sk_test_b']], 'skipcall.default' => 'b']);
        $api = new FakeApi();
        $api->key('sk_test_a', CallFactory::new(1)->count(4));
        $api->key('sk_test_b', CallFactory::new(2)->count(6));
        Skipcall::fake($api);
        self::assertSame([6, 4], [Skipcall::countCalls(), Skipcall::connection('a')->countCalls()]);
    }
}
