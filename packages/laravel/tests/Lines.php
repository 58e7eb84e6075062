<?php

declare(strict_types=1);

namespace Skipcall\Laravel\Tests;

use Psr\Log\AbstractLogger;
use Stringable;

/** A log that is kept. */
final class Lines extends AbstractLogger
{
    /** @var list<array{string, string, array<array-key, mixed>}> */
    public array $lines = [];

    /** @param array<array-key, mixed> $context */
    public function log(mixed $level, string|Stringable $message, array $context = []): void
    {
        $exception = $context['exception'] ?? null;
        $context['exception'] = $exception === null ? null : (string) $exception;
        $this->lines[] = [is_string($level) ? $level : '', (string) $message, $context];
    }

    /** @return list<string> */
    public function warnings(): array
    {
        return array_column(array_filter($this->lines, fn (array $line): bool => $line[0] === 'warning'), 1);
    }

    /** @param array<array-key, mixed> $arguments */
    public function __call(string $method, array $arguments): self
    {
        return $this;
    }
}
