<?php

declare(strict_types=1);

namespace Skipcall\Toolkit\Tests;

use Composer\Autoload\ClassLoader;
use PHPUnit\Framework\TestCase;
use ReflectionClass;
use Skipcall\Console\Application;
use Skipcall\Testing\FakeApi;
use Symfony\Component\Console\Tester\ApplicationTester;

abstract class ConsoleTestCase extends TestCase
{
    protected string $out = '';
    protected string $errors = '';

    protected function tearDown(): void
    {
        unset($_SERVER['COLUMNS']);
        putenv('COLUMNS');
    }

    /** @param array<array-key, mixed> $input */
    protected function call(FakeApi $api, array $input, ?int $columns = null): int
    {
        if ($columns !== null) {
            $_SERVER['COLUMNS'] = (string) $columns;
            putenv("COLUMNS=$columns");
        }
        $application = new Application($api);
        $application->setAutoExit(false);
        $tester = new ApplicationTester($application);
        $code = $tester->run($input, ['capture_stderr_separately' => true, 'decorated' => false]);
        $this->out = $tester->getDisplay(true);
        $this->errors = $tester->getErrorOutput(true);
        return $code;
    }

    /**
     * bin/skipcall as a process.
     *
     * @param list<string> $arguments
     * @param array<string, string> $environment
     * @param list<string> $php options of PHP
     * @param (callable(int): int)|null $stop asked with its pid while it runs: a signal that it is to get, once; 0: not yet
     */
    protected function start(array $arguments, array $environment = [], string $input = '', array $php = [], ?callable $stop = null): int
    {
        return $this->process([...$php, dirname(__DIR__) . '/bin/skipcall', ...$arguments], $environment, $input, $stop);
    }

    /**
     * @param list<string> $arguments
     * @param array<string, string> $environment
     */
    protected function startScript(string $script, array $arguments, array $environment = []): int
    {
        return $this->process([__DIR__ . "/$script", ...$arguments], $environment, '');
    }

    /**
     * @param list<string> $arguments
     * @param array<string, string> $environment
     * @param (callable(int): int)|null $stop
     */
    private function process(array $arguments, array $environment, string $input, ?callable $stop = null): int
    {
        $autoload = dirname((string) (new ReflectionClass(ClassLoader::class))->getFileName(), 2) . '/autoload.php';
        $command = [PHP_BINARY, '-d', "auto_prepend_file=$autoload", ...$arguments];
        $errors = tempnam(sys_get_temp_dir(), 'skipcall');
        self::assertIsString($errors);
        $process = proc_open($command, [['pipe', 'r'], ['pipe', 'w'], ['file', $errors, 'w']], $pipes, null, $environment + getenv());
        self::assertIsResource($process);
        fwrite($pipes[0], $input);
        fclose($pipes[0]);
        while ($stop !== null && ($status = proc_get_status($process))['running']) {
            $signal = $stop($status['pid']);
            if ($signal !== 0) {
                proc_terminate($process, $signal);
                $stop = null;
            } else {
                usleep(500);
            }
        }
        $this->out = (string) stream_get_contents($pipes[1]);
        // Asked before it had ended, it knows no code any more.
        $code = isset($status) && !$status['running'] ? $status['exitcode'] : -1;
        $code = max($code, proc_close($process));
        $this->errors = (string) file_get_contents($errors);
        unlink($errors);
        return $code;
    }
}
