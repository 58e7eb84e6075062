<?php

declare(strict_types=1);

namespace Skipcall\Console;

use Symfony\Component\Console\Formatter\OutputFormatter;
use Symfony\Component\Console\Helper\Helper;
use Symfony\Component\Console\Output\OutputInterface;
use Symfony\Component\Console\Output\StreamOutput;
use Symfony\Component\Console\Terminal;

/** Text of others on a terminal. */
final class Text
{
    /** On one line, and without what a terminal would obey. */
    public static function clean(string $text): string
    {
        return preg_replace('/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/u', ' ', $text) ?? '?';
    }

    /** For a cell of a table, of so many columns of the terminal; null: as many as it takes. */
    public static function cell(?string $text, ?int $width = null): string
    {
        $clean = trim(self::clean($text ?? ''));
        if ($width !== null && Helper::width($clean) > $width) {
            do {
                $clean = mb_substr($clean, 0, -1);
            } while ($clean !== '' && Helper::width($clean) > $width - 1);
            $clean .= '…';
        }
        return OutputFormatter::escape($clean);
    }

    /** In lines of so many columns where it has spaces. */
    public static function wrap(string $text, ?int $width): string
    {
        $lines = [''];
        foreach ($width === null ? [$text] : explode(' ', $text) as $word) {
            $last = count($lines) - 1;
            if ($lines[$last] === '') {
                $lines[$last] = $word;
            } elseif (Helper::width("$lines[$last] $word") <= $width) {
                $lines[$last] .= " $word";
            } else {
                $lines[] = $word;
            }
        }
        return implode("\n", $lines);
    }

    /** Columns of the terminal; null: there is none, and nothing is to be cut. */
    public static function width(OutputInterface $output): ?int
    {
        $isTerminal = $output instanceof StreamOutput && stream_isatty($output->getStream());
        // Not getenv(): the application has set it there, whoever runs it.
        return $isTerminal || isset($_SERVER['COLUMNS']) ? (new Terminal())->getWidth() : null;
    }
}
