<?php

declare(strict_types=1);

namespace Skipcall\Console;

use JsonException;
use Skipcall\Call;
use Skipcall\Database\CallRow;

/**
 * The file of an export. Rows go to FILE.part, and FILE.part.state says up to which byte they belong to which checkpoint:
 * what a process that was killed wrote behind that is cut off again. Only what is complete has the name FILE.
 */
final class ExportFile
{
    public const FORMATS = ['csv', 'json', 'jsonl'];
    public readonly ?string $checkpoint;
    /** @var resource */
    private $part;
    private int $rows = 0;
    /** @var array<string, true> ids that earlier runs wrote: a call that moved since may come once more */
    private array $written = [];

    /** @param string $query what is exported: a part of something else is not gone on with */
    public function __construct(
        private readonly string $file,
        private readonly string $format,
        private readonly string $query,
        bool $isFresh,
    ) {
        // With a part beside it, it is one that --force was to replace.
        if (!$isFresh && file_exists($file) && !(file_exists("$file.part") && file_exists("$file.part.state"))) {
            throw new Failure("$file is there already; --force replaces it.", Application::FAILED);
        }
        $part = @fopen("$file.part", 'c+b');
        if ($part === false) {
            throw new Failure("Cannot write $file.part.", Application::FAILED);
        }
        $this->part = $part;
        if (!flock($part, LOCK_EX | LOCK_NB)) {
            throw new Failure("Another export writes $file.part.", Application::TRY_AGAIN);
        }
        $state = $isFresh ? null : $this->state();
        $this->checkpoint = $state['checkpoint'] ?? null;
        if ($state === null) {
            @unlink("$file.part.state");
        }
        $this->cut($state['bytes'] ?? 0);
        if ($state === null) {
            $this->write(match ($format) {
                'csv' => $this->csv(array_keys(CallRow::COLUMNS)),
                'json' => '[',
                default => '',
            });
        } else {
            $this->remember();
        }
    }

    public function rows(): int
    {
        return $this->rows;
    }

    /** @param iterable<Call> $calls */
    public function append(iterable $calls, string $checkpoint): void
    {
        $text = '';
        foreach ($calls as $call) {
            if (isset($this->written[$call->id])) {
                continue;
            }
            $text .= match ($this->format) {
                'csv' => $this->csv($this->values($call)),
                'json' => ($this->rows === 0 ? "\n" : ",\n") . self::json($call),
                default => self::json($call) . "\n",
            };
            $this->rows++;
        }
        $this->write($text);
        $this->save($checkpoint);
    }

    public function finish(): void
    {
        $this->write($this->format === 'json' ? "\n]\n" : '');
        if (!fflush($this->part) || !fsync($this->part) || !rename("$this->file.part", $this->file)) {
            throw new Failure("Cannot write $this->file.", Application::FAILED);
        }
        @unlink("$this->file.part.state");
    }

    /** @return array{bytes: int, checkpoint: string}|null */
    private function state(): ?array
    {
        $text = @file_get_contents("$this->file.part.state");
        $size = fstat($this->part)['size'] ?? 0;
        // A state without its rows is one of an export that was complete.
        if ($text === false || $size === 0) {
            return null;
        }
        $state = json_decode($text, true);
        if (!is_array($state) || !is_int($state['bytes'] ?? null) || !is_string($state['checkpoint'] ?? null) || $size < $state['bytes']) {
            throw new Failure("$this->file.part.state is damaged; --force starts afresh.", Application::FAILED);
        }
        if (($state['query'] ?? null) !== $this->query) {
            throw new Failure("$this->file.part is of another export; --force starts afresh.", Application::USAGE);
        }
        return ['bytes' => $state['bytes'], 'checkpoint' => $state['checkpoint']];
    }

    private function save(string $checkpoint): void
    {
        $bytes = ftell($this->part);
        $state = self::json(['bytes' => $bytes, 'checkpoint' => $checkpoint, 'query' => $this->query]);
        // The rows have to be on the disk before it is said that they are.
        $isSaved = fflush($this->part) && fsync($this->part)
            && @file_put_contents("$this->file.part.new", $state) === strlen($state)
            && rename("$this->file.part.new", "$this->file.part.state");
        if (!$isSaved) {
            throw new Failure("Cannot write $this->file.part.state.", Application::FAILED);
        }
    }

    private function write(string $text): void
    {
        if (@fwrite($this->part, $text) !== strlen($text)) {
            throw new Failure("Cannot write $this->file.part: is the disk full?", Application::FAILED);
        }
    }

    private function cut(int $bytes): void
    {
        ftruncate($this->part, max(0, $bytes));
        fseek($this->part, 0, SEEK_END);
    }

    private function remember(): void
    {
        rewind($this->part);
        if ($this->format === 'csv') {
            fgetcsv($this->part, null, ',', '"', '');
            while (($values = fgetcsv($this->part, null, ',', '"', '')) !== false) {
                $this->seen($values[0] ?? null);
            }
        } else {
            while (($line = fgets($this->part)) !== false) {
                $row = json_decode(rtrim($line, ",\n"), true);
                $this->seen(is_array($row) ? $row['id'] ?? null : null);
            }
        }
        fseek($this->part, 0, SEEK_END);
    }

    private function seen(mixed $id): void
    {
        if (is_string($id)) {
            $this->written[$id] = true;
            $this->rows++;
        }
    }

    /** @return list<string> */
    private function values(Call $call): array
    {
        $values = [];
        foreach (array_combine(array_keys(CallRow::COLUMNS), CallRow::of($call)) as $member => $value) {
            $isText = in_array($member, ['type', 'status', 'number', 'contact', 'caller', 'notes'], true);
            $values[] = $isText ? self::harmless((string) $value) : (string) $value;
        }
        return $values;
    }

    /** Spreadsheets run what begins like a formula; a phone number is none. */
    private static function harmless(string $text): string
    {
        $isFormula = preg_match('/^\s*[=+\-@]/', $text) === 1 && preg_match('/^\+[0-9 ().-]+$/D', $text) === 0;
        return $isFormula ? "'$text" : $text;
    }

    /** @param list<string> $values */
    private function csv(array $values): string
    {
        $quoted = array_map(
            static fn (string $one): string => strpbrk($one, ",\"\r\n") === false ? $one : '"' . str_replace('"', '""', $one) . '"',
            $values,
        );
        return implode(',', $quoted) . "\r\n";
    }

    private static function json(mixed $value): string
    {
        try {
            return json_encode($value, JSON_UNESCAPED_UNICODE | JSON_UNESCAPED_SLASHES | JSON_PRESERVE_ZERO_FRACTION | JSON_THROW_ON_ERROR);
        } catch (JsonException $e) {
            throw new Failure("A call cannot be written as JSON: {$e->getMessage()}", Application::FAILED);
        }
    }
}
