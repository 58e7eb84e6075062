<?php

declare(strict_types=1);

namespace Skipcall\RateLimit;

use Skipcall\RateLimit;

/** @internal What one process has of one bucket: permits that it leased, and what is still to be told of those that it used. */
final class Permits
{
    /** When one was last taken, or asked for. */
    public float $usedAt = 0.0;
    /** Name of the window that they are of; 0: none is known. */
    private int $window = 0;
    private int $left = 0;
    private int $reserve = 0;
    private float $until = 0.0;
    private int $size = 1;
    private float $askedAt = -INF;
    private bool $isFirst = false;
    /** @var array<int, int> under way, by window */
    private array $flying = [];
    private int $answers = 0;
    private int $used = 0;
    /** What the server said, until it is told. */
    private ?RateLimit $seen = null;
    private ?int $limit = null;

    /** One of those that are leased. A lease that left others less may not be used by who wants to leave them more. */
    public function take(int $reserve, float $now): bool
    {
        $this->usedAt = $now;
        if ($this->left === 0 || $now >= $this->until || $reserve > $this->reserve) {
            return false;
        }
        $this->left--;
        $this->used++;
        $this->flying[$this->window] = ($this->flying[$this->window] ?? 0) + 1;
        return true;
    }

    /** Whether there is a lease, though not for the one who asks. */
    public function isHeld(float $now): bool
    {
        return $this->left > 0 && $now < $this->until;
    }

    /** How many to ask for, so that they are for so many seconds, or up to twice as many. */
    public function want(float $now, float $seconds, int $most): int
    {
        $lasted = $now - $this->askedAt;
        if ($lasted < $seconds) {
            $this->size *= 2;
        } elseif ($lasted > 2 * $seconds) {
            $this->size = intdiv($this->size, 2);
        }
        $this->size = max(1, min($this->size, $most));
        $this->askedAt = $now;
        // 2 is a lease as well: it is told later what became of it.
        return max(2, $this->size);
    }

    public function granted(int $window, int $number, int $reserve, float $now, float $until, bool $isLease, bool $isFirst): void
    {
        if ($this->window !== $window) {
            // A request of two windows before has failed without an answer.
            $this->flying = array_filter($this->flying, fn (int $of): bool => $of === $this->window, ARRAY_FILTER_USE_KEY);
            $this->answers = $this->used = 0;
        }
        $this->window = $window;
        $this->flying[$window] = ($this->flying[$window] ?? 0) + 1;
        $this->isFirst = $isFirst;
        if ($isLease) {
            [$this->left, $this->reserve, $this->until] = [$number - 1, $reserve, $until];
            $this->used++;
        }
    }

    /** Nothing was left: who comes back begins with little, so that the first one does not take it all. */
    public function refused(): void
    {
        $this->size = 1;
        $this->askedAt = -INF;
    }

    /** An answer has come. False: it is to be told at once. */
    public function answered(RateLimit $seen): bool
    {
        // The newest one first: what was never answered is the oldest.
        $window = $this->flying === [] ? 0 : max(array_keys($this->flying));
        if ($window !== 0 && --$this->flying[$window] === 0) {
            unset($this->flying[$window]);
        }
        $isNews = $this->isFirst || $this->window === 0 || $seen->remaining === 0 || $seen->limit !== $this->limit;
        if ($window === $this->window || $window === 0) {
            $this->answers++;
        }
        $this->seen = $seen;
        $this->limit = $seen->limit;
        $this->isFirst = false;
        return !$isNews;
    }

    public function hasNews(): bool
    {
        return $this->left + $this->answers + $this->used > 0 || $this->seen !== null;
    }

    public function isSettled(float $now): bool
    {
        return !$this->hasNews() && ($this->flying === [] || $this->usedAt < $now - 3600);
    }

    /**
     * What Redis is told, once. What is left of a lease is given back when it is over.
     *
     * @param float $now by the clock of leases; INF: all of them are over
     * @param float $time by the clock of what the server says, Unix time
     * @return list<string>
     */
    public function report(float $now, float $time): array
    {
        $back = 0;
        if ($now >= $this->until || ($this->seen !== null && $this->seen->remaining === 0)) {
            [$back, $this->left] = [$this->left, 0];
        }
        $seen = $this->seen;
        $report = [
            $this->window, $this->answers, $this->used, $back,
            $seen->limit ?? 0, $seen === null ? 0 : max(0, $seen->limit - $seen->remaining),
            $seen === null ? 0 : (int) round(($seen->resetAt - $time) * 1000),
        ];
        $this->answers = $this->used = 0;
        $this->seen = null;
        return array_map(strval(...), $report);
    }
}
