<?php

declare(strict_types=1);

namespace Skipcall\Laravel\Tests;

use Illuminate\Foundation\Testing\RefreshDatabase;
use Illuminate\Support\Facades\Route;
use PHPUnit\Framework\Attributes\TestWith;
use Service;
use Skipcall\Laravel\Facades\Skipcall;
use Skipcall\Testing\CallFactory;

final class PagesTest extends TestCase
{
    use RefreshDatabase;

    #[TestWith(['array'])]
    #[TestWith(['file'])]
    #[TestWith(['database'])]
    #[TestWith(['redis'])]
    public function testPagesAreThereWhenTheApiIsNot(string $store): void
    {
        $redis = $store !== 'redis' ? null : Service::start(
            Service::folder(),
            fn (array $ports): array => ['env', '-u', 'LD_PRELOAD', 'redis-server', '--port', (string) $ports[0], '--bind', '127.0.0.1', '--save', ''],
            1,
        );
        $folder = sys_get_temp_dir() . '/skipcall-' . bin2hex(random_bytes(8));
        config([
            'cache.stores.file.path' => $folder,
            'cache.serializable_classes' => false,
            'database.redis.cache.port' => $redis->ports[0] ?? 0,
            'skipcall.cache' => ['store' => $store, 'fresh' => 30],
        ]);
        app()->forgetInstance('redis');
        $api = Skipcall::fake(CallFactory::new()->count(45)->contact('Zoé', 'Œuvrard'));
        Route::get('/calls', fn () => Skipcall::paginate(perPage: 20));
        $first = $this->get('/calls?page=2')->assertOk()->assertJsonPath('total', 45)->assertJsonPath('data.0.contact.firstName', 'Zoé');
        app()->forgetScopedInstances();
        $api->goDown(500);
        config(['skipcall.cache.fresh' => 1e-6]);
        self::assertSame($first->json('data'), $this->get('/calls?page=2')->assertOk()->json('data'));
        self::assertTrue(Skipcall::pages()->listCalls(2, 20, '-createdAt')->isStale());
        $api->assertListed(times: 2);
        app('cache')->store($store)->clear();
        is_dir($folder) && (new \Illuminate\Filesystem\Filesystem())->deleteDirectory($folder);
        $redis?->stop();
    }
}
