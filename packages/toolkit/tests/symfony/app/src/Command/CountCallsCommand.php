<?php

namespace App\Command;

use App\Message\CountCalls;
use Symfony\Component\Console\Attribute\AsCommand;
use Symfony\Component\Console\Command\Command;
use Symfony\Component\Console\Input\InputArgument;
use Symfony\Component\Console\Input\InputInterface;
use Symfony\Component\Console\Output\OutputInterface;
use Symfony\Component\Messenger\MessageBusInterface;

#[AsCommand('app:count', 'So many messages for each of these tenants, in turn')]
final class CountCallsCommand extends Command
{
    public function __construct(private readonly MessageBusInterface $bus)
    {
        parent::__construct();
    }

    protected function configure(): void
    {
        $this->addArgument('times', InputArgument::REQUIRED)->addArgument('tenants', InputArgument::IS_ARRAY);
    }

    protected function execute(InputInterface $input, OutputInterface $output): int
    {
        for ($i = 0; $i < (int) $input->getArgument('times'); $i++) {
            foreach ($input->getArgument('tenants') as $tenant) {
                $this->bus->dispatch(new CountCalls($tenant, 'completed'));
            }
        }
        return self::SUCCESS;
    }
}
