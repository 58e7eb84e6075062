<?php

declare(strict_types=1);

namespace Skipcall\Console;

use JsonException;
use Skipcall\Client;
use Skipcall\Testing\CallFactory;
use Skipcall\Testing\FakeApi;
use Symfony\Component\Console\Command\Command;
use Symfony\Component\Console\Exception\InvalidOptionException;
use Symfony\Component\Console\Input\InputInterface;
use Symfony\Component\Console\Input\InputOption;
use Symfony\Component\Console\Output\ConsoleOutputInterface;
use Symfony\Component\Console\Output\OutputInterface;

/**
 * A command that asks the API.
 *
 * @phpstan-import-type Options from Client
 */
abstract class ClientCommand extends Command
{
    private const HELP = <<<'HELP'

        The key is read from SKIPCALL_API_KEY, or from the file that --key-file names
        ("-": standard input); it is never an argument, which every user of the
        machine could read.

        Exit codes: 0 done; 1 failed, and will again; 2 the command line is wrong;
        3 it may go well later (no connection, rate limit, a server in trouble).
        HELP;

    public function __construct(private readonly ?FakeApi $api = null)
    {
        parent::__construct();
    }

    protected function configure(): void
    {
        $this->addOption('key-file', null, InputOption::VALUE_REQUIRED, 'File that has the API key');
        $this->addOption('base-url', null, InputOption::VALUE_REQUIRED, 'Another server than that of Skipcall');
        $this->addOption('mock', null, InputOption::VALUE_OPTIONAL, 'So many made up calls instead of the API');
        $this->setHelp($this->getHelp() . self::HELP);
    }

    protected function addSelection(): void
    {
        $this->addOption('filter', 'f', InputOption::VALUE_REQUIRED | InputOption::VALUE_IS_ARRAY, 'MEMBER=VALUE');
        $this->addOption('filters', null, InputOption::VALUE_REQUIRED, 'Filters as JSON, or @FILE that has them');
        $this->addOption('workspace', 'w', InputOption::VALUE_REQUIRED | InputOption::VALUE_IS_ARRAY, 'Only this one');
        $this->addOption('since', null, InputOption::VALUE_REQUIRED, 'Only calls created at this time or later');
    }

    /** @param Options $options */
    protected function client(InputInterface $input, array $options = []): Client
    {
        if (!extension_loaded('skipcall')) {
            throw new Failure('The extension skipcall is not loaded: run "skipcall doctor".', Application::FAILED);
        }
        $api = $this->api ?? $this->mock($input);
        if ($api !== null) {
            return $api->client($options);
        }
        $baseUrl = $this->text($input, 'base-url');
        return new Client($this->key($input), $baseUrl === null ? $options : ['baseUrl' => $baseUrl] + $options);
    }

    protected function isMock(InputInterface $input): bool
    {
        return $this->api !== null || $input->hasParameterOption('--mock');
    }

    private function mock(InputInterface $input): ?FakeApi
    {
        return $this->isMock($input)
            ? new FakeApi(CallFactory::new()->count($this->number($input, 'mock', 0) ?? 250))
            : null;
    }

    /** null: the extension reads the environment. */
    private function key(InputInterface $input): ?string
    {
        $file = $this->text($input, 'key-file');
        return $file === null ? null : trim($this->secret($file));
    }

    /** What is too secret for an argument; "-": from standard input. */
    protected function secret(string $file): string
    {
        return rtrim($this->read($file === '-' ? 'php://stdin' : $file), "\r\n");
    }

    private function read(string $file): string
    {
        $text = @file_get_contents($file);
        return $text === false ? throw new InvalidOptionException("Cannot read $file.") : $text;
    }

    protected function text(InputInterface $input, string $option): ?string
    {
        $value = $input->getOption($option);
        return is_string($value) && $value !== '' ? $value : null;
    }

    protected function number(InputInterface $input, string $option, int $least = 1): ?int
    {
        $value = $input->getOption($option);
        if ($value === null || $value === '') {
            return null;
        }
        $number = filter_var($value, FILTER_VALIDATE_INT, ['options' => ['min_range' => $least]]);
        return is_int($number) ? $number : throw new InvalidOptionException("--$option must be a number from $least.");
    }

    /** @return array<array-key, mixed>|null */
    protected function filters(InputInterface $input): ?array
    {
        $json = $this->text($input, 'filters');
        if ($json !== null && $json[0] === '@') {
            $json = $this->read(substr($json, 1));
        }
        try {
            $filters = $json === null ? [] : json_decode($json, true, 512, JSON_THROW_ON_ERROR);
        } catch (JsonException) {
            $filters = null;
        }
        if (!is_array($filters)) {
            throw new InvalidOptionException('--filters must be a JSON object.');
        }
        foreach ($this->texts($input, 'filter') as $one) {
            if (!preg_match('/^([^=]+)=(.*)$/s', $one, $parts)) {
                throw new InvalidOptionException('--filter must be MEMBER=VALUE.');
            }
            $filters[$parts[1]] = $parts[2];
        }
        return $filters === [] ? null : $filters;
    }

    /** @return list<string>|null */
    protected function workspaces(InputInterface $input): ?array
    {
        $ids = $this->texts($input, 'workspace');
        return $ids === [] ? null : $ids;
    }

    /** @return list<string> */
    private function texts(InputInterface $input, string $option): array
    {
        $values = $input->getOption($option);
        return is_array($values) ? array_values(array_filter($values, is_string(...))) : [];
    }

    protected function errors(OutputInterface $output): OutputInterface
    {
        return $output instanceof ConsoleOutputInterface ? $output->getErrorOutput() : $output;
    }
}
