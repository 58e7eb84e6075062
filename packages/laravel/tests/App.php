<?php

declare(strict_types=1);

namespace Skipcall\Laravel\Tests;

use RuntimeException;
use Symfony\Component\Process\Process;

/** A copy of the application for one test, with processes of its own. Its dependencies are those of the original. */
final class App
{
    private const SECONDS = 120;

    /** @param array<string, string> $variables of .env */
    private function __construct(public readonly string $folder, private array $variables)
    {
    }

    /** @param array<string, string> $variables of .env */
    public static function copy(array $variables = []): self
    {
        $folder = sys_get_temp_dir() . '/skipcall-app-' . bin2hex(random_bytes(8));
        mkdir($folder);
        foreach (scandir(SKIPCALL_TEST_APP) ?: [] as $name) {
            if (!in_array($name, ['.', '..', 'vendor', 'node_modules'], true)) {
                self::run(['cp', '-r', SKIPCALL_TEST_APP . "/$name", "$folder/$name"]);
            }
        }
        symlink(SKIPCALL_TEST_APP . '/vendor', "$folder/vendor");
        @unlink("$folder/config/skipcall.php");
        array_map(unlink(...), glob("$folder/storage/logs/*.log") ?: []);
        touch("$folder/database/database.sqlite");
        $app = new self($folder, []);
        $app->set(['APP_URL' => 'http://localhost', 'LOG_LEVEL' => 'debug'] + $variables);
        return $app;
    }

    public function __destruct()
    {
        self::run(['rm', '-rf', $this->folder]);
    }

    /** @param array<string, string> $variables written into .env */
    public function set(array $variables): void
    {
        $text = (string) file_get_contents("$this->folder/.env");
        foreach ($variables as $name => $value) {
            $text = preg_replace("/^#?\s*$name=.*\n/m", '', $text) ?? '';
            $text = rtrim($text, "\n") . "\n$name=" . (preg_match('~^[\w:/.,-]*$~', $value) === 1 ? $value : "\"$value\"") . "\n";
        }
        file_put_contents("$this->folder/.env", $text);
        $this->variables = $variables + $this->variables;
    }

    /**
     * @param list<string>|string $arguments
     * @param array<string, string|false> $environment
     */
    public function artisan(array|string $arguments, array $environment = []): Process
    {
        $process = $this->start($arguments, $environment);
        $process->wait();
        return $process;
    }

    /** What it said; it has to end well. */
    public function must(string $arguments): string
    {
        $process = $this->artisan($arguments);
        if (!$process->isSuccessful()) {
            throw new RuntimeException("artisan $arguments: {$process->getOutput()}{$process->getErrorOutput()}{$this->log()}");
        }
        return $process->getOutput();
    }

    /**
     * @param list<string>|string $arguments
     * @param array<string, string|false> $environment
     */
    public function start(array|string $arguments, array $environment = []): Process
    {
        $arguments = is_string($arguments) ? explode(' ', $arguments) : $arguments;
        // What an application that was booted in this process has read from its .env must not reach it: it reads its own alone.
        $none = array_fill_keys(array_filter(array_keys(getenv() + $_ENV + $_SERVER), is_string(...)), false);
        $process = new Process(
            [PHP_BINARY, '-d', "skipcall.shared_file=$this->folder/budget", "$this->folder/artisan", ...$arguments],
            $this->folder,
            $environment + SKIPCALL_TEST_ENVIRONMENT + $none,
            null,
            self::SECONDS,
        );
        $process->start();
        return $process;
    }

    public function log(): string
    {
        return implode('', array_map(fn (string $file): string => (string) file_get_contents($file), glob("$this->folder/storage/logs/*.log") ?: []));
    }

    /** @param list<string> $command */
    private static function run(array $command): void
    {
        (new Process($command))->mustRun();
    }
}
