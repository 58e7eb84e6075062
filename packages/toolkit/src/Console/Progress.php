<?php

declare(strict_types=1);

namespace Skipcall\Console;

use Symfony\Component\Console\Helper\ProgressBar;
use Symfony\Component\Console\Output\OutputInterface;
use Symfony\Component\Console\Output\StreamOutput;

/** How far a command is: a bar on a terminal. Elsewhere, as under cron, only the end is worth a line; with -v each step is. */
final class Progress
{
    private ?ProgressBar $bar = null;
    private ?float $began = null;
    private int $before = 0;

    public function __construct(private readonly OutputInterface $errors)
    {
    }

    /** Shown from here on, when it is not yet. */
    public function begin(int $before, int $all): void
    {
        if ($this->began !== null) {
            return;
        }
        $this->began = microtime(true);
        $this->before = $before;
        if (!$this->errors instanceof StreamOutput || Text::width($this->errors) === null) {
            return;
        }
        $bar = new ProgressBar($this->errors, max(1, $all));
        $bar->setFormat('%current%/%max% [%bar%] %percent:3s%%, %rate% a second, %remaining% left %message%');
        $bar->setPlaceholderFormatter('rate', fn (ProgressBar $bar): string => (string) $this->rate($bar->getProgress()));
        $bar->setBarWidth(20);
        $bar->setMessage('');
        $bar->start(max(1, $all), $before);
        $this->bar = $bar;
    }

    public function reached(int $done, int $all): void
    {
        if ($this->bar !== null) {
            $this->bar->setMaxSteps(max(1, $done, $all));
            $this->bar->setMessage('');
            $this->bar->setProgress($done);
        } elseif ($this->errors->isVerbose()) {
            $this->errors->writeln(sprintf('%d of %d calls, %d a second', $done, max($done, $all), $this->rate($done)));
        }
    }

    public function waits(float $seconds, string $reason): void
    {
        $text = sprintf('waits %.0f s (%s)', $seconds, $reason);
        if ($this->bar !== null) {
            $this->bar->setMessage($text);
            $this->bar->display();
        } elseif ($this->errors->isVerbose()) {
            $this->errors->writeln($text);
        }
    }

    public function end(): void
    {
        if ($this->bar !== null && $this->errors->isDecorated()) {
            $this->bar->clear();
        } elseif ($this->bar !== null) {
            $this->errors->writeln('');
        }
        $this->bar = null;
    }

    private function rate(int $done): int
    {
        return (int) (($done - $this->before) / max(0.1, microtime(true) - ($this->began ?? 0.0)));
    }
}
