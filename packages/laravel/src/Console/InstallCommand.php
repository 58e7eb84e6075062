<?php

declare(strict_types=1);

namespace Skipcall\Laravel\Console;

use Illuminate\Console\Command;
use Illuminate\Filesystem\Filesystem;

final class InstallCommand extends Command
{
    private const VARIABLES = ['SKIPCALL_API_KEY' => '', 'SKIPCALL_BASE_URL' => 'https://api-public.skipcall.app'];

    /** @var string */
    protected $signature = 'skipcall:install
        {--force : Write config/skipcall.php anew, although it is there}
        {--migrations : Publish the migrations too, to change them}';
    /** @var string */
    protected $description = 'Publish the configuration, and add what it reads to .env';

    public function handle(Filesystem $files): int
    {
        $this->call('vendor:publish', ['--tag' => 'skipcall-config', '--force' => (bool) $this->option('force')]);
        if ($this->option('migrations')) {
            $this->call('vendor:publish', ['--tag' => 'skipcall-migrations']);
        }
        foreach ([$this->laravel->environmentFilePath(), $this->laravel->basePath('.env.example')] as $file) {
            if ($files->isFile($file)) {
                $this->addVariables($files, $file);
            }
        }
        if (!extension_loaded('skipcall')) {
            $this->components->warn('The PHP extension skipcall is not loaded in this PHP: pie install skipcall/ext-skipcall');
        }
        $this->components->info('Next: set SKIPCALL_API_KEY in .env, then');
        $this->components->bulletList(['php artisan migrate', 'php artisan skipcall:sync', 'php artisan skipcall:status']);
        return self::SUCCESS;
    }

    private function addVariables(Filesystem $files, string $file): void
    {
        $text = $files->get($file);
        $lines = '';
        foreach (self::VARIABLES as $name => $value) {
            if (preg_match("/^\s*#?\s*$name=/m", $text) !== 1) {
                $lines .= "$name=$value\n";
            }
        }
        if ($lines !== '') {
            $files->append($file, (str_ends_with($text, "\n") || $text === '' ? "\n" : "\n\n") . $lines);
        }
    }
}
