<?php

declare(strict_types=1);

namespace Skipcall\Testing;

use Closure;
use InvalidArgumentException;

/** What one key of a FakeApi gives access to: its rows, in workspaces, and its rate limit. */
final class FakeAccount
{
    /** @var array<string, array{row: array<string, mixed>, workspace: string, place: int}> by id */
    private array $entries = [];
    private int $places = 0;
    /** @var array<string, true> also those that have no row, or none any more */
    private array $workspaces = [FakeApi::WORKSPACE => true];
    /** @var Closure(array<string, mixed>, array<array-key, mixed>): bool */
    private Closure $filter;
    private FakeRateLimit $rateLimit;
    private bool $isRevoked = false;

    /** @param iterable<array<string, mixed>>|CallFactory $rows */
    public function __construct(public readonly string $key, iterable|CallFactory $rows = [])
    {
        $this->filter = self::matches(...);
        $this->rateLimit = new FakeRateLimit();
        $this->add($rows);
    }

    /**
     * More rows; one with an id that is there already takes its place.
     *
     * @param iterable<array<string, mixed>>|CallFactory $rows
     * @param string $workspace which `workspaceIds` they are listed under; the key has access to it from now on
     */
    public function add(iterable|CallFactory $rows, string $workspace = FakeApi::WORKSPACE): self
    {
        $this->workspaces[$workspace] = true;
        foreach ($rows instanceof CallFactory ? $rows->make() : $rows as $row) {
            $id = $row['id'] ?? null;
            if (!is_string($id) || $id === '') {
                throw new InvalidArgumentException('a row of a FakeApi needs an id: CallFactory makes whole ones');
            }
            $place = $this->entries["#$id"]['place'] ?? $this->places++;
            $this->entries["#$id"] = ['row' => $row, 'workspace' => $workspace, 'place' => $place];
        }
        return $this;
    }

    /** Removes rows: they are not listed any more. */
    public function remove(string ...$ids): self
    {
        foreach ($ids as $id) {
            unset($this->entries["#$id"]);
        }
        return $this;
    }

    /**
     * Changes members of a row, which should have a later `updatedAt` then.
     *
     * @param array<string, mixed> $members
     */
    public function update(string $id, array $members): self
    {
        if (!isset($this->entries["#$id"])) {
            throw new InvalidArgumentException("there is no row $id");
        }
        $this->entries["#$id"]['row'] = array_replace($this->entries["#$id"]['row'], $members);
        return $this;
    }

    /**
     * All rows there are now, in the order in which they came.
     *
     * @return list<array<string, mixed>>
     */
    public function rows(): array
    {
        return array_column($this->entries, 'row');
    }

    /**
     * What `filters` mean here: whether this row fits. Else members have to be equal, those of contact, phoneNumber and
     * so on, too; what is no member of a call is ignored, as servers may.
     *
     * @param callable(array<string, mixed>, array<array-key, mixed>): bool $fits
     */
    public function filterWith(callable $fits): self
    {
        $this->filter = Closure::fromCallable($fits);
        return $this;
    }

    /** So many requests in so many seconds, from the first one on; more get a 429. */
    public function limitTo(int $requests, float $seconds = 60.0): self
    {
        $this->rateLimit = new FakeRateLimit($requests, $seconds);
        return $this;
    }

    /** Both keys count against one limit, as two keys of one company do. */
    public function shareLimitWith(self $other): self
    {
        $this->rateLimit = $other->rateLimit;
        return $this;
    }

    /** From now on every request gets a 401. */
    public function revoke(bool $isRevoked = true): self
    {
        $this->isRevoked = $isRevoked;
        return $this;
    }

    public function isRevoked(): bool
    {
        return $this->isRevoked;
    }

    /** @internal */
    public function rateLimit(): FakeRateLimit
    {
        return $this->rateLimit;
    }

    /**
     * @internal
     * @param list<string>|null $workspaces
     * @param array<array-key, mixed>|null $filters
     * @return list<array<string, mixed>>|null null: a workspace is not one of this key
     */
    public function find(?array $workspaces, ?array $filters, string $orderBy, bool $isDescending): ?array
    {
        $entries = array_values($this->entries);
        if ($workspaces !== null) {
            if (array_diff_key(array_flip($workspaces), $this->workspaces) !== []) {
                return null;
            }
            $entries = array_values(array_filter($entries, fn (array $one) => in_array($one['workspace'], $workspaces, true)));
        }
        if ($filters !== null && $filters !== []) {
            $entries = array_values(array_filter($entries, fn (array $one) => ($this->filter)($one['row'], $filters)));
        }
        // Null comes last, as in PostgreSQL; equals in the order in which they came.
        $values = array_map(static fn (array $one): ?string => self::sortable($one['row'][$orderBy] ?? null), $entries);
        $isNull = array_map(is_null(...), $values);
        $texts = array_map(strval(...), $values);
        $places = array_column($entries, 'place');
        array_multisort($isNull, SORT_NUMERIC, $texts, SORT_STRING, $places, SORT_NUMERIC, $entries);
        $rows = array_column($entries, 'row');
        return $isDescending ? array_reverse($rows) : $rows;
    }

    private static function sortable(mixed $value): ?string
    {
        return match (true) {
            is_bool($value) => $value ? '1' : '0',
            is_scalar($value) => (string) $value,
            default => null,
        };
    }

    /**
     * @param array<string, mixed> $row
     * @param array<array-key, mixed> $filters
     */
    private static function matches(array $row, array $filters): bool
    {
        foreach ($filters as $name => $wanted) {
            if (!in_array($name, FakeApi::MEMBERS, true)) {
                continue;
            }
            $value = $row[$name] ?? null;
            $inner = FakeApi::OBJECTS[$name] ?? null;
            if ($inner === null || !is_array($wanted)) {
                if ($value !== $wanted) {
                    return false;
                }
                continue;
            }
            foreach (array_intersect_key($wanted, array_flip($inner)) as $member => $one) {
                if ((is_array($value) ? $value[$member] ?? null : null) !== $one) {
                    return false;
                }
            }
        }
        return true;
    }
}
