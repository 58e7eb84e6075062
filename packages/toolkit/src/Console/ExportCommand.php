<?php

declare(strict_types=1);

namespace Skipcall\Console;

use Skipcall\CallBatch;
use Symfony\Component\Console\Exception\InvalidOptionException;
use Symfony\Component\Console\Input\InputArgument;
use Symfony\Component\Console\Input\InputInterface;
use Symfony\Component\Console\Input\InputOption;
use Symfony\Component\Console\Output\OutputInterface;

final class ExportCommand extends ClientCommand
{
    protected function configure(): void
    {
        $this->setName('export')->setDescription('Write calls to a file');
        $this->addArgument('file', InputArgument::REQUIRED, 'Where to: .csv, .json or .jsonl');
        $this->addOption('format', null, InputOption::VALUE_REQUIRED, 'csv, json or jsonl, whatever the name of the file');
        $this->addSelection();
        $this->addOption('batch', null, InputOption::VALUE_REQUIRED, 'Calls that are written at once', '500');
        $this->addOption('force', null, InputOption::VALUE_NONE, 'Start afresh, and replace the file');
        $this->setHelp(<<<'HELP'
            All calls, the newest first, as CSV, as JSON, or as JSON Lines:

              <info>skipcall export calls.csv --filter status=completed --since 2026-01-01</info>

            Stop it as you like, with Ctrl-C or by a power cut: the same command goes on
            where it was, and no call is missing or twice in the file. Calls that came in
            meanwhile follow then. Until all is there, the file is called calls.csv.part,
            with calls.csv.part.state beside it.

            HELP);
        parent::configure();
    }

    protected function execute(InputInterface $input, OutputInterface $output): int
    {
        $file = $input->getArgument('file');
        $file = is_string($file) ? $file : '';
        $format = $this->text($input, 'format') ?? strtolower(pathinfo($file, PATHINFO_EXTENSION));
        if (!in_array($format, ExportFile::FORMATS, true)) {
            throw new InvalidOptionException('--format must be one of ' . implode(', ', ExportFile::FORMATS) . '.');
        }
        $filters = $this->filters($input);
        $workspaces = $this->workspaces($input);
        $since = $this->text($input, 'since');
        // In one place at a time: else they would not come in the order of their dates.
        $progress = new Progress($this->errors($output));
        $client = $this->client($input, ['prefetch' => 1, 'onWait' => $progress->waits(...)]);
        $query = hash('sha256', serialize([$format, $filters, $workspaces, $since]));
        $export = new ExportFile($file, $format, $query, (bool) $input->getOption('force'));
        $before = $export->rows();
        $sync = $client->syncCalls($export->checkpoint, since: $since, filters: $filters, workspaceIds: $workspaces);
        try {
            /** @var CallBatch<\Skipcall\Call> $batch */
            foreach ($sync->batches($this->number($input, 'batch') ?? 500) as $batch) {
                $progress->begin($before, $before + count($sync));
                $export->append($batch, $batch->checkpoint);
                $progress->reached($export->rows(), $before + count($sync));
            }
        } finally {
            $progress->end();
        }
        if (!$sync->isComplete()) {
            $reason = $sync->getStopReason()->value ?? 'stopped';
            throw new Failure("$file is not complete ($reason): run the same command again.", Application::TRY_AGAIN);
        }
        $export->finish();
        $this->errors($output)->writeln(sprintf('%d calls in %s%s', $export->rows(), $file, $before > 0 ? ", $before of them from before" : ''));
        return Application::OK;
    }
}
