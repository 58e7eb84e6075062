<?php

declare(strict_types=1);

namespace Skipcall\Testing;

use InvalidArgumentException;

/** @internal Windows of a fixed length, the first one from the first request on. */
final class FakeRateLimit
{
    private float $endsAt = 0.0;
    private int $used = 0;

    public function __construct(private readonly int $limit = 1000, private readonly float $seconds = 60.0)
    {
        if ($limit < 1 || $seconds <= 0) {
            throw new InvalidArgumentException('a rate limit is at least one request in more than no time');
        }
    }

    /** Counts a request. False: it is one too many. */
    public function take(float $now): bool
    {
        if ($now >= $this->endsAt) {
            $this->endsAt = $now + $this->seconds;
            $this->used = 0;
        }
        if ($this->used >= $this->limit) {
            return false;
        }
        $this->used++;
        return true;
    }

    public function secondsLeft(float $now): float
    {
        return max(0.0, $this->endsAt - $now);
    }

    /** @return array<string, string> */
    public function headers(): array
    {
        return [
            'X-RateLimit-Limit' => (string) $this->limit,
            'X-RateLimit-Remaining' => (string) ($this->limit - $this->used),
            'X-RateLimit-Reset' => (string) (int) ceil($this->endsAt),
        ];
    }
}
