<?php

declare(strict_types=1);

namespace Skipcall\Console;

use Skipcall\Exception\ExceptionInterface as SkipcallExceptionInterface;
use Skipcall\Exception\InvalidArgumentException as SkipcallInvalidArgument;
use Skipcall\Exception\SkipcallException;
use Skipcall\Testing\FakeApi;
use Symfony\Component\Console\Application as SymfonyApplication;
use Symfony\Component\Console\Command\Command;
use Symfony\Component\Console\Command\ListCommand as SymfonyListCommand;
use Symfony\Component\Console\CommandLoader\FactoryCommandLoader;
use Symfony\Component\Console\Exception\ExceptionInterface;
use Symfony\Component\Console\Formatter\OutputFormatter;
use Symfony\Component\Console\Input\InputDefinition;
use Symfony\Component\Console\Input\InputInterface;
use Symfony\Component\Console\Input\InputOption;
use Symfony\Component\Console\Output\ConsoleOutputInterface;
use Symfony\Component\Console\Output\OutputInterface;
use Throwable;

/** What vendor/bin/skipcall runs. */
final class Application extends SymfonyApplication
{
    public const OK = 0;
    /** It will fail again: the key, the account, a file. */
    public const FAILED = 1;
    /** The command line itself is wrong. */
    public const USAGE = 2;
    /** It may go well later: no connection, the rate limit, a server in trouble. */
    public const TRY_AGAIN = 3;

    /** @param FakeApi|null $api asked instead of the network, as by --mock */
    public function __construct(?FakeApi $api = null)
    {
        parent::__construct('skipcall', phpversion('skipcall') ?: '(the extension is not loaded)');
        $this->setDefaultCommand('commands');
        $this->setCommandLoader(new FactoryCommandLoader([
            'count' => static fn (): CountCommand => new CountCommand($api),
            'doctor' => static fn (): DoctorCommand => new DoctorCommand($api),
            'export' => static fn (): ExportCommand => new ExportCommand($api),
            'list' => static fn (): ListCommand => new ListCommand($api),
            'sync' => static fn (): SyncCommand => new SyncCommand($api),
        ]));
    }

    /** Theirs lists commands and ours calls: theirs is called otherwise here. */
    protected function getDefaultCommands(): array
    {
        $commands = array_filter(parent::getDefaultCommands(), static fn (Command $one): bool => $one->getName() !== 'list');
        return [...array_values($commands), (new SymfonyListCommand())->setName('commands')->setHidden()];
    }

    /** Theirs says more than fits a line of 80 columns. */
    protected function getDefaultInputDefinition(): InputDefinition
    {
        $definition = parent::getDefaultInputDefinition();
        $options = $definition->getOptions();
        $options['help'] = new InputOption('help', 'h', InputOption::VALUE_NONE, 'Show this, of a command what it can do');
        $options['quiet'] = new InputOption('quiet', 'q', InputOption::VALUE_NONE, 'Only errors are shown');
        $options['verbose'] = new InputOption('verbose', 'v|vv|vvv', InputOption::VALUE_NONE, 'Say more');
        $definition->setOptions($options);
        return $definition;
    }

    public function doRun(InputInterface $input, OutputInterface $output): int
    {
        try {
            return parent::doRun($input, $output);
        } catch (ExceptionInterface $e) {
            return $this->fail($e, $output, self::USAGE);
        } catch (Failure $e) {
            return $this->fail($e, $output, $e->getCode());
        } catch (Throwable $e) {
            // Without the extension none of its classes is there to ask.
            if (!$e instanceof SkipcallExceptionInterface) {
                throw $e;
            }
            $code = match (true) {
                $e instanceof SkipcallInvalidArgument => self::USAGE,
                $e instanceof SkipcallException && $e->isRetryable() => self::TRY_AGAIN,
                default => self::FAILED,
            };
            return $this->fail($e, $output, $code);
        }
    }

    private function fail(Throwable $e, OutputInterface $output, int $code): int
    {
        $errors = $output instanceof ConsoleOutputInterface ? $output->getErrorOutput() : $output;
        // A message may have what a server wrote.
        $text = Text::wrap('skipcall: ' . Text::clean($e->getMessage()), Text::width($errors));
        $errors->writeln('<error>skipcall:</error>' . OutputFormatter::escape(substr($text, strlen('skipcall:'))));
        return $code;
    }
}
