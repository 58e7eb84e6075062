<?php

declare(strict_types=1);

namespace Skipcall\Laravel\Tests;

use Illuminate\Contracts\Console\Kernel;
use Illuminate\Foundation\Application;
use Illuminate\Foundation\Testing\TestCase as LaravelTestCase;

/** In the application, with a database in memory. */
abstract class TestCase extends LaravelTestCase
{
    public function createApplication(): Application
    {
        /** @var Application $app */
        $app = require SKIPCALL_TEST_APP . '/bootstrap/app.php';
        $app->beforeBootstrapping(\Illuminate\Foundation\Bootstrap\RegisterProviders::class, function (Application $app): void {
            $app->make('config')->set([
                'app.env' => 'testing',
                'app.key' => 'base64:' . base64_encode(str_repeat('k', 32)),
                'app.timezone' => 'America/New_York',
                'cache.default' => 'array',
                'session.driver' => 'array',
                'queue.default' => 'sync',
                'database.default' => 'sqlite',
                'database.connections.sqlite.database' => ':memory:',
                'logging.default' => 'null',
            ]);
        });
        $app->make(Kernel::class)->bootstrap();
        return $app;
    }

    protected function migrate(): void
    {
        $this->artisan('migrate')->assertSuccessful();
    }
}
