<?php

declare(strict_types=1);

namespace Skipcall\Cache;

/**
 * @internal What stands in the store under a key: one line of ASCII that names what it answers, and the page as JSON. Whatever
 * a store gives back, what cannot be believed is no entry.
 */
final class Entry
{
    private const NAME = 'skipcall1';
    private const CLOCKS = 1.0; // seconds by which those of two hosts may differ

    /**
     * @param string $identity hash of what it answers
     * @param float $cachedAt Unix time at which the page was there; 0.0: there is no page, only a failure
     * @param float $cost seconds that its request took
     * @param float $busyUntil somebody asks for it anew until then
     * @param string $owner who
     * @param float $failedUntil the API could not be had, and is left alone until then
     */
    public function __construct(
        public readonly string $identity,
        public readonly string $json,
        public readonly float $cachedAt,
        public readonly float $cost,
        public readonly float $busyUntil = 0.0,
        public readonly string $owner = '-',
        public readonly float $failedUntil = 0.0,
    ) {
    }

    public function hasPage(): bool
    {
        return $this->cachedAt > 0.0;
    }

    public function busy(float $until, string $owner): self
    {
        return new self($this->identity, $this->json, $this->cachedAt, $this->cost, $until, $owner, $this->failedUntil);
    }

    public function failed(float $until): self
    {
        return new self($this->identity, $this->json, $this->cachedAt, $this->cost, 0.0, '-', $until);
    }

    public function write(): string
    {
        $head = sprintf(
            '%s %s %.3F %.4F %.3F %s %.3F',
            self::NAME,
            $this->identity,
            $this->cachedAt,
            $this->cost,
            $this->busyUntil,
            $this->owner,
            $this->failedUntil,
        );
        return "$head " . hash('crc32b', "$head\n$this->json") . "\n$this->json";
    }

    /** Null: it is none, or of another query, key or server. Times in the future are past. */
    public static function read(mixed $value, string $identity, float $now, float $longestBusy): ?self
    {
        if (!is_string($value)) {
            return null;
        }
        $end = strpos($value, "\n");
        $parts = $end === false ? [] : explode(' ', substr($value, 0, $end));
        if ($end === false || count($parts) !== 8 || $parts[0] !== self::NAME || !hash_equals($identity, $parts[1])) {
            return null;
        }
        $json = substr($value, $end + 1);
        if (hash('crc32b', implode(' ', array_slice($parts, 0, 7)) . "\n$json") !== $parts[7]) {
            return null;
        }
        [, , $cachedAt, $cost, $busyUntil, $owner, $failedUntil] = $parts;
        return new self(
            $identity,
            $json,
            (float) $cachedAt > $now + self::CLOCKS ? 0.001 : (float) $cachedAt,
            max(0.0, (float) $cost),
            (float) $busyUntil > $now + $longestBusy + self::CLOCKS ? 0.0 : (float) $busyUntil,
            $owner,
            (float) $failedUntil > $now + PageCache::FAILURE_SECONDS + self::CLOCKS ? 0.0 : (float) $failedUntil,
        );
    }
}
