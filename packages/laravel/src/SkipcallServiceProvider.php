<?php

declare(strict_types=1);

namespace Skipcall\Laravel;

use Illuminate\Contracts\Config\Repository;
use Illuminate\Contracts\Container\Container;
use Illuminate\Foundation\Console\AboutCommand;
use Illuminate\Support\ServiceProvider;
use Skipcall\Client;
use Skipcall\Laravel\Console\InstallCommand;
use Skipcall\Laravel\Console\ListCommand;
use Skipcall\Laravel\Console\StatusCommand;
use Skipcall\Laravel\Console\SyncCommand;
use Skipcall\Laravel\Testing\Fakes;

/** Touches nothing of the extension: an application without it starts, and says so at the first use. */
final class SkipcallServiceProvider extends ServiceProvider
{
    public function register(): void
    {
        $this->mergeConfigFrom(__DIR__ . '/../config/skipcall.php', 'skipcall');
        $this->app->singleton(Fakes::class);
        $this->app->scoped(SkipcallManager::class, static fn (Container $app): SkipcallManager => new SkipcallManager(
            $app,
            $app->make(Fakes::class),
        ));
        $this->app->alias(SkipcallManager::class, 'skipcall');
        $this->app->scoped(Client::class, static fn (Container $app): Client => $app->make(SkipcallManager::class)->connection());
    }

    public function boot(): void
    {
        // Also in web requests, for Artisan::call().
        $this->commands([InstallCommand::class, ListCommand::class, StatusCommand::class, SyncCommand::class]);
        if (!$this->app->runningInConsole()) {
            return;
        }
        $this->publishes([__DIR__ . '/../config/skipcall.php' => $this->app->configPath('skipcall.php')], 'skipcall-config');
        $migrations = __DIR__ . '/../database/migrations';
        $this->publishes([$migrations => $this->app->databasePath('migrations')], 'skipcall-migrations');
        /** @var Repository $config */
        $config = $this->app->make('config');
        if ($config->get('skipcall.sync.migrations') !== false) {
            $this->loadMigrationsFrom($migrations);
        }
        AboutCommand::add('Skipcall', static fn (): array => ['Extension' => phpversion('skipcall') ?: 'not loaded']);
    }
}
