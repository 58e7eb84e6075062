<?php

declare(strict_types=1);

namespace Skipcall\Toolkit\Tests;

use Closure;
use DateInterval;
use Psr\SimpleCache\CacheInterface;

/** A cache in memory that a test can spoil. */
final class Shelf implements CacheInterface
{
    /** @var array<string, mixed> */
    public array $values = [];
    /** @var array<string, DateInterval|int|null> */
    public array $times = [];
    /** @var (Closure(string, mixed): mixed)|null what is read instead */
    public ?Closure $reading = null;
    /** @var (Closure(string, mixed): bool)|null */
    public ?Closure $writing = null;

    public function get(string $key, mixed $default = null): mixed
    {
        $value = $this->values[$key] ?? $default;
        return $this->reading === null ? $value : ($this->reading)($key, $value);
    }

    public function set(string $key, mixed $value, DateInterval|int|null $ttl = null): bool
    {
        if ($this->writing !== null && !($this->writing)($key, $value)) {
            return false;
        }
        $this->values[$key] = $value;
        $this->times[$key] = $ttl;
        return true;
    }

    public function delete(string $key): bool
    {
        unset($this->values[$key], $this->times[$key]);
        return true;
    }

    public function clear(): bool
    {
        $this->values = [];
        return true;
    }

    /**
     * @param iterable<string> $keys
     * @return iterable<string, mixed>
     */
    public function getMultiple(iterable $keys, mixed $default = null): iterable
    {
        foreach ($keys as $key) {
            yield $key => $this->get($key, $default);
        }
    }

    /** @param iterable<string, mixed> $values */
    public function setMultiple(iterable $values, DateInterval|int|null $ttl = null): bool
    {
        foreach ($values as $key => $value) {
            $this->set($key, $value, $ttl);
        }
        return true;
    }

    /** @param iterable<string> $keys */
    public function deleteMultiple(iterable $keys): bool
    {
        foreach ($keys as $key) {
            $this->delete($key);
        }
        return true;
    }

    public function has(string $key): bool
    {
        return isset($this->values[$key]);
    }
}
