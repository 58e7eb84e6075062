<?php

declare(strict_types=1);

namespace Tests\Feature;

use Illuminate\Foundation\Testing\RefreshDatabase;
use Skipcall\Exception\ConnectionException;
use Skipcall\Laravel\Exceptions\StrayRequest;
use Skipcall\Laravel\Facades\Skipcall;
use Skipcall\Request;
use Skipcall\Testing\CallFactory;
use Tests\TestCase;

/** Tests as users write them. */
final class CallsTest extends TestCase
{
    use RefreshDatabase;

    protected function setUp(): void
    {
        parent::setUp();
        Skipcall::preventStrayRequests();
    }

    public function testTheListShowsCompletedCalls(): void
    {
        $api = Skipcall::fake(CallFactory::new()->completed()->count(30));
        $api->add(CallFactory::new(2)->missed()->count(5));
        $this->get('/calls?page=2')->assertOk()->assertJsonPath('total', 30)->assertJsonCount(10, 'data');
        $api->assertListed(fn (Request $request): bool => $request->getFilters() === ['status' => 'completed']);
    }

    public function testTheRateLimitIsNoError(): void
    {
        $api = Skipcall::fake()->limitTo(1, 3600);
        $this->get('/calls')->assertOk();
        $this->get('/calls')->assertStatus(503)->assertHeader('Retry-After');
        $api->assertListed(times: 1);
    }

    public function testTheLatestCallAfterALostConnection(): void
    {
        $api = Skipcall::fake(CallFactory::new()->number('+33600000000'))->failNext(new ConnectionException());
        $this->get('/latest')->assertOk()->assertExactJson(['number' => '+33600000000', 'total' => 1]);
        $api->assertListed(times: 2);
    }

    public function testATenantIsAskedWithItsOwnKey(): void
    {
        $api = Skipcall::fake(CallFactory::new()->count(2));
        $api->key('sk_test_tenant', CallFactory::new(2)->count(7));
        $this->get('/tenant?key=sk_test_tenant')->assertExactJson(['calls' => 7]);
        $api->assertNotListed(key: 'sk_test_other');
    }

    public function testASummaryOfTwoConnections(): void
    {
        Skipcall::fake(CallFactory::new()->completed(2.0)->count(130));
        $this->get('/summary')->assertExactJson(['kept' => 5, 'stale' => false, 'seconds' => 260, 'connections' => ['main']]);
    }

    public function testCallsAreCopied(): void
    {
        Skipcall::fake(CallFactory::new()->count(130)->completed(7.5));
        $this->get('/copy')->assertOk();
        $this->assertDatabaseCount('skipcall_calls', 130);
        $this->get('/stored')->assertOk()->assertJsonCount(3)->assertJsonPath('0.seconds', 7.5);
    }

    public function testAForgottenFakeIsFound(): void
    {
        config(['skipcall.connections.main.key' => 'sk_live_real']);
        $this->withoutExceptionHandling();
        $this->expectException(StrayRequest::class);
        $this->get('/latest');
    }
}
