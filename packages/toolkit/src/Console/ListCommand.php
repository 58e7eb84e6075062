<?php

declare(strict_types=1);

namespace Skipcall\Console;

use Skipcall\Call;
use Skipcall\CallPage;
use Symfony\Component\Console\Helper\Table;
use Symfony\Component\Console\Helper\TableStyle;
use Symfony\Component\Console\Input\InputInterface;
use Symfony\Component\Console\Input\InputOption;
use Symfony\Component\Console\Output\OutputInterface;

final class ListCommand extends ClientCommand
{
    /** Below this there is no room for who made the call beside whom it was made with. */
    private const WIDE = 100;

    protected function configure(): void
    {
        $this->setName('list')->setDescription('Show a page of calls');
        $this->addSelection();
        $this->getDefinition()->setOptions(array_diff_key($this->getDefinition()->getOptions(), ['since' => true]));
        $this->addOption('page', 'p', InputOption::VALUE_REQUIRED, 'Which page', '1');
        $this->addOption('limit', 'l', InputOption::VALUE_REQUIRED, 'Calls of a page', '20');
        $this->addOption('sort', 's', InputOption::VALUE_REQUIRED, 'By which member', '-createdAt');
        $this->addOption('json', null, InputOption::VALUE_NONE, 'The page as JSON');
        $this->setHelp(<<<'HELP'
            A page of calls, the newest first:

              <info>skipcall list --filter status=no-answer --sort=-createdAt --limit 50</info>

            "-" before the member of --sort is for the highest first.

            Names are cut to the width of the terminal; where the output is a file or
            a pipe, nothing is.

            HELP);
        parent::configure();
    }

    protected function execute(InputInterface $input, OutputInterface $output): int
    {
        $page = $this->client($input)->listCalls(
            page: $this->number($input, 'page') ?? 1,
            limit: $this->number($input, 'limit'),
            sort: $this->text($input, 'sort'),
            filters: $this->filters($input),
            workspaceIds: $this->workspaces($input),
        );
        if ($input->getOption('json')) {
            $json = json_encode($page, JSON_UNESCAPED_UNICODE | JSON_UNESCAPED_SLASHES | JSON_THROW_ON_ERROR);
            $output->writeln($json, OutputInterface::OUTPUT_RAW);
            return Application::OK;
        }
        $this->table($page, $output);
        $limit = $page->rateLimit;
        $this->errors($output)->writeln(sprintf(
            'Page %d of %d, %d calls, times in UTC%s',
            $page->page,
            max(1, $page->totalPages),
            $page->total,
            $limit === null ? '' : "; $limit->remaining of $limit->limit requests left",
        ));
        return Application::OK;
    }

    /** @param CallPage<Call> $page */
    private function table(CallPage $page, OutputInterface $output): void
    {
        $width = Text::width($output);
        $isWide = $width === null || $width >= self::WIDE;
        $rows = [];
        foreach ($page as $call) {
            $seconds = $call->getDurationSeconds();
            $rows[] = [
                $call->getCreatedAt()?->format('Y-m-d H:i:s') ?? Text::cell($call->createdAt, 19),
                Text::cell($call->type, 8),
                Text::cell($call->status, 11),
                $seconds === null ? '' : sprintf('%7d', round($seconds)),
                Text::cell($call->phoneNumber?->value, 15),
                // What the columns before and their gaps leave.
                Text::cell($call->contact?->getFullName(), $width === null ? null : max(5, $isWide ? intdiv($width - 66, 2) : $width - 66)),
                Text::cell($call->caller?->getFullName(), $width === null ? null : max(5, intdiv($width - 66, 2) - 1)),
            ];
        }
        $columns = $isWide ? 7 : 6;
        $style = (new TableStyle())->setHorizontalBorderChars('')->setVerticalBorderChars('', ' ')->setDefaultCrossingChar('')
            ->setCellRowContentFormat('%s')->setCellHeaderFormat('%s');
        (new Table($output))
            ->setStyle($style)
            ->setHeaders(array_slice(['Created', 'Type', 'Status', 'Seconds', 'Number', 'Contact', 'Caller'], 0, $columns))
            ->setRows(array_map(static fn (array $row): array => array_slice($row, 0, $columns), $rows))
            ->render();
    }
}
