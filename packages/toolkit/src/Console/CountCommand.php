<?php

declare(strict_types=1);

namespace Skipcall\Console;

use Symfony\Component\Console\Input\InputInterface;
use Symfony\Component\Console\Input\InputOption;
use Symfony\Component\Console\Output\OutputInterface;

final class CountCommand extends ClientCommand
{
    protected function configure(): void
    {
        $this->setName('count')->setDescription('Count calls');
        $this->addSelection();
        $this->addOption('until', null, InputOption::VALUE_REQUIRED, 'Only calls created before this time');
        $this->setHelp(<<<'HELP'
            How many calls there are, as a number on a line of its own:

              <info>skipcall count --filter status=completed --since 2026-01-01T00:00:00Z</info>

            HELP);
        parent::configure();
    }

    protected function execute(InputInterface $input, OutputInterface $output): int
    {
        $output->writeln((string) $this->client($input)->countCalls(
            filters: $this->filters($input),
            workspaceIds: $this->workspaces($input),
            since: $this->text($input, 'since'),
            until: $this->text($input, 'until'),
        ));
        return Application::OK;
    }
}
