<?php

declare(strict_types=1);

namespace Skipcall\Console;

use PDO;
use PDOException;
use Skipcall\CallSync;
use Skipcall\Database\CallTable;
use Skipcall\Database\SyncResult;
use Skipcall\Database\TableRefused;
use Skipcall\Database\TableSync;
use Symfony\Component\Console\Exception\InvalidOptionException;
use Symfony\Component\Console\Helper\QuestionHelper;
use Symfony\Component\Console\Input\InputInterface;
use Symfony\Component\Console\Input\InputOption;
use Symfony\Component\Console\Output\OutputInterface;
use Symfony\Component\Console\Question\Question;

final class SyncCommand extends ClientCommand
{
    /** Of PDO's drivers: no connection, too many of them, a lock or a transaction given up for another one. */
    private const MAY_GO_WELL_LATER = [
        'sqlite' => [5, 6],
        'mysql' => [1040, 1053, 1077, 1205, 1213, 2002, 2003, 2006, 2013],
    ];
    private const PASSWORD_OF_A_DSN = '/[:;\s]\s*(password|pwd)\s*=/i';

    private bool $isStopping = false;
    private bool $isToldOfRestart = false;

    protected function configure(): void
    {
        $this->setName('sync')->setDescription('Copy calls into a database table');
        $this->addOption('dsn', 'd', InputOption::VALUE_REQUIRED, 'The database; else SKIPCALL_DSN');
        $this->addOption('table', 't', InputOption::VALUE_REQUIRED, 'The table', 'skipcall_calls');
        $this->addOption('user', 'u', InputOption::VALUE_REQUIRED, 'User of the database');
        $this->addOption('password-file', null, InputOption::VALUE_REQUIRED, 'File that has the password');
        $this->addOption('ask-password', null, InputOption::VALUE_NONE, 'Ask for the password');
        $this->addOption('by', null, InputOption::VALUE_REQUIRED, 'updatedAt: edited calls as well');
        $this->addOption('reconcile', null, InputOption::VALUE_NONE, 'Read all, and mark rows that are gone');
        $this->addOption('fresh', null, InputOption::VALUE_NONE, 'Read all calls again');
        $this->addSelection();
        $this->addOption('batch', null, InputOption::VALUE_REQUIRED, 'Calls of a transaction', '500');
        $this->addOption('lookback', null, InputOption::VALUE_REQUIRED, 'Seconds that are read again', '60');
        $this->addOption('max-seconds', null, InputOption::VALUE_REQUIRED, 'Stop after so many seconds');
        $this->addOption('max-requests', null, InputOption::VALUE_REQUIRED, 'Stop after so many requests');
        $this->setHelp(<<<'HELP'
            All calls into a table of SQLite, MariaDB, MySQL or PostgreSQL, which is made
            when it is not there; each further run adds the calls that came in since, and
            reads those of the last minute (--lookback) again:

              <info>skipcall sync --dsn=sqlite:calls.sqlite --table=calls</info>
              <info>skipcall sync --dsn="mysql:host=db;dbname=crm" --user=crm --by=updatedAt</info>

            Run it as often as new calls are needed, now and then with --by=updatedAt for
            edits, and with --reconcile, which sets gone_at where Skipcall lists a call no
            more. Stop it as you like, with Ctrl-C or by a power cut: rows are stored
            together with the checkpoint that covers them, and the next run goes on. What
            is known of the table is beside it in TABLE_state.

            A password is read from SKIPCALL_DB_PASSWORD, from the file that
            --password-file names ("-": standard input), or asked for; --dsn must not
            have it, but SKIPCALL_DSN may.

            HELP);
        parent::configure();
    }

    protected function execute(InputInterface $input, OutputInterface $output): int
    {
        $by = $this->text($input, 'by') ?? 'createdAt';
        if ($by !== 'createdAt' && $by !== 'updatedAt') {
            throw new InvalidOptionException('--by must be createdAt or updatedAt.');
        }
        $isReconciling = (bool) $input->getOption('reconcile');
        if ($isReconciling && $by === 'updatedAt') {
            throw new InvalidOptionException('Either --by=updatedAt or --reconcile.');
        }
        if ($input->getOption('key-file') === '-' && $input->getOption('password-file') === '-') {
            throw new InvalidOptionException('Standard input cannot have both the key and the password.');
        }
        $table = $this->text($input, 'table') ?? 'skipcall_calls';
        $progress = new Progress($this->errors($output));
        $client = $this->client($input, ['onWait' => function (float $seconds, string $reason) use ($progress): bool {
            $progress->waits($seconds, $reason);
            return !$this->isStopping;
        }]);
        try {
            $database = new CallTable($this->connect($input, $output), $table);
            $sync = new TableSync($database, $by, $isReconciling, $this->text($input, 'since'), $this->filters($input), $this->workspaces($input));
            $restore = $this->trap(function () use ($sync): void {
                $this->isStopping = true;
                // What is being stored is stored to its end. A wait for the API, which may be for the rate limit, ends at once.
                if (!$sync->isStoring()) {
                    throw new Failure('Stopped: the same command goes on.', Application::TRY_AGAIN);
                }
            });
            try {
                $result = $sync->run(
                    $client,
                    (bool) $input->getOption('fresh'),
                    $this->number($input, 'batch') ?? 500,
                    function (CallSync $sync, int $stored) use ($progress, $output): bool {
                        // At once: a run that fails later would not come to say it.
                        $this->tellOfRestart($sync->getReport()['restarted'], $output);
                        $progress->begin(0, max($stored, count($sync)));
                        $progress->reached($stored, count($sync));
                        return !$this->isStopping;
                    },
                    $this->number($input, 'lookback', 0) ?? 60,
                    $this->number($input, 'max-requests'),
                    $this->number($input, 'max-seconds'),
                );
            } finally {
                $restore();
                $progress->end();
            }
        } catch (TableRefused $e) {
            throw new Failure($e->getMessage(), match (true) {
                $e->isMistake => Application::USAGE,
                $e->isRetryable => Application::TRY_AGAIN,
                default => Application::FAILED,
            }, $e);
        } catch (PDOException $e) {
            throw new Failure("The database: {$e->getMessage()}", self::mayGoWellLater($e) ? Application::TRY_AGAIN : Application::FAILED, $e);
        }
        return $this->say($result, $table, $output);
    }

    private function say(SyncResult $result, string $table, OutputInterface $output): int
    {
        $errors = $this->errors($output);
        $this->tellOfRestart($result->restarted, $output);
        $errors->writeln(sprintf(
            '%d %s into %s, %d %s%s',
            $result->rows,
            $result->rows === 1 ? 'call' : 'calls',
            $table,
            $result->requests,
            $result->requests === 1 ? 'request' : 'requests',
            $result->gone === null ? '' : ", $result->gone gone",
        ));
        if ($result->isComplete) {
            return Application::OK;
        }
        $when = $result->retryAfter > 0 ? sprintf(' in %.0f s', ceil($result->retryAfter)) : '';
        throw new Failure("Not complete ($result->stopReason): the same command goes on$when.", Application::TRY_AGAIN);
    }

    private function tellOfRestart(bool $isRestarted, OutputInterface $output): void
    {
        if ($isRestarted && !$this->isToldOfRestart) {
            $this->errors($output)->writeln('The checkpoint was damaged or of another version, so all calls are read afresh.');
            $this->isToldOfRestart = true;
        }
    }

    private function connect(InputInterface $input, OutputInterface $output): PDO
    {
        $dsn = $this->text($input, 'dsn');
        if ($dsn !== null && preg_match(self::PASSWORD_OF_A_DSN, $dsn) === 1) {
            throw new InvalidOptionException('--dsn has a password, which every user of the machine can read: give it by --password-file, '
                . 'SKIPCALL_DB_PASSWORD or SKIPCALL_DSN, and change it.');
        }
        $dsn ??= getenv('SKIPCALL_DSN') ?: throw new InvalidOptionException('Where to? --dsn=sqlite:calls.sqlite, say.');
        if (!class_exists(PDO::class)) {
            throw new Failure('PHP has no PDO: install it with the driver of your database.', Application::FAILED);
        }
        $driver = strstr($dsn, ':', true);
        /** @var list<string> $drivers */
        $drivers = PDO::getAvailableDrivers();
        if ($driver !== false && $driver !== 'uri' && !in_array($driver, $drivers, true)) {
            throw new Failure("PHP has no driver pdo_$driver: it has " . implode(', ', $drivers) . '.', Application::FAILED);
        }
        return new PDO($dsn, $this->text($input, 'user'), $this->password($input, $output), [PDO::ATTR_ERRMODE => PDO::ERRMODE_EXCEPTION]);
    }

    private function password(InputInterface $input, OutputInterface $output): ?string
    {
        $file = $this->text($input, 'password-file');
        if ($file !== null) {
            return $this->secret($file);
        }
        if (!$input->getOption('ask-password')) {
            return getenv('SKIPCALL_DB_PASSWORD') ?: null;
        }
        $helper = $this->getHelper('question');
        if (!$input->isInteractive() || !$helper instanceof QuestionHelper) {
            throw new InvalidOptionException('There is nobody to ask for the password.');
        }
        $answer = $helper->ask($input, $this->errors($output), (new Question('Password of the database: '))->setHidden(true)->setHiddenFallback(false));
        return is_string($answer) ? $answer : null;
    }

    /**
     * Ctrl-C and SIGTERM, where PHP has signals.
     *
     * @param callable(): void $do
     * @return callable(): void puts back what was
     */
    private function trap(callable $do): callable
    {
        if (!function_exists('pcntl_async_signals')) { // as on Windows
            return static fn (): null => null;
        }
        $isAsync = pcntl_async_signals(true);
        $before = [];
        foreach ([SIGINT, SIGTERM] as $signal) {
            $before[$signal] = pcntl_signal_get_handler($signal);
            pcntl_signal($signal, $do);
        }
        return static function () use ($before, $isAsync): void {
            foreach ($before as $signal => $handler) {
                /** @var callable|int $handler */
                pcntl_signal($signal, $handler);
            }
            pcntl_async_signals($isAsync);
        };
    }

    private static function mayGoWellLater(PDOException $e): bool
    {
        [$state, $code] = ($e->errorInfo ?? []) + ['', 0];
        $isKnown = in_array($code, [...self::MAY_GO_WELL_LATER['sqlite'], ...self::MAY_GO_WELL_LATER['mysql']], true);
        // Classes of PostgreSQL: connections, transactions given up, too little of something, an administrator at work.
        return $isKnown || preg_match('/^(08|40|53|57P)/', is_string($state) ? $state : '') === 1;
    }
}
