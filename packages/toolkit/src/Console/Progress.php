<?php

declare(strict_types=1);

namespace Skipcall\Console;

use Symfony\Component\Console\Helper\ProgressBar;
use Symfony\Component\Console\Output\OutputInterface;
use Symfony\Component\Console\Output\StreamOutput;

/** How far a command is: a bar on a terminal. Elsewhere, as under cron, only the end is worth a line; with -v each step is. */
final class Progress
{
    private readonly float $made;
    private readonly OutputInterface $errors;
    private ?ProgressBar $bar = null;
    private bool $isBegun = false;
    private int $before = 0;

    public function __construct(OutputInterface $errors)
    {
        $this->made = microtime(true);
        // A terminal without colours takes a line back all the same.
        $isPlain = !$errors->isDecorated() && $errors instanceof StreamOutput && (getenv('NO_COLOR') ?: '') !== '' && stream_isatty($errors->getStream());
        $this->errors = $isPlain ? new StreamOutput($errors->getStream(), $errors->getVerbosity(), true) : $errors;
    }

    /** Shown from here on, when it is not yet. */
    public function begin(int $before, int $all): void
    {
        if ($this->isBegun) {
            return;
        }
        $this->isBegun = true;
        $this->before = $before;
        if (!$this->errors instanceof StreamOutput || Text::width($this->errors) === null) {
            return;
        }
        $bar = new ProgressBar($this->errors, max(1, $all));
        $bar->setFormat('%current%/%max% [%bar%] %percent:3s%%, %rate% a second, %time% left %message%');
        $bar->setPlaceholderFormatter('rate', fn (ProgressBar $bar): string => sprintf('%.0f', $this->rate($bar->getProgress())));
        $bar->setPlaceholderFormatter('time', fn (ProgressBar $bar): string => $this->left($bar->getProgress(), $bar->getMaxSteps()));
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
            $all = max($done, $all);
            $this->errors->writeln(sprintf('%d of %d calls, %.0f a second, %s left', $done, $all, $this->rate($done), $this->left($done, $all)));
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

    /** A second. */
    private function rate(int $done): float
    {
        return ($done - $this->before) / max(0.001, microtime(true) - $this->made);
    }

    private function left(int $done, int $all): string
    {
        $rate = $this->rate($done);
        if ($rate <= 0) {
            return $done >= $all ? '0 s' : '?';
        }
        $seconds = (int) ceil(($all - $done) / $rate);
        return match (true) {
            $seconds < 60 => "$seconds s",
            $seconds < 3600 => sprintf('%d min %d s', intdiv($seconds, 60), $seconds % 60),
            default => sprintf('%d h %d min', intdiv($seconds, 3600), intdiv($seconds, 60) % 60),
        };
    }
}
