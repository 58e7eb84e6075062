<?php

declare(strict_types=1);

namespace Skipcall\Mock;

/** Which rows a request is about, by ascending index. Whole workspaces are computed, not listed. */
final class Selection
{
	/**
	 * @param string $key names what was selected
	 * @param list<int> $chosen positions of the workspaces; row i belongs to number i % $workspaces
	 * @param ?list<int> $list the indexes, where they cannot be computed
	 */
	private function __construct(
		public readonly string $key,
		public readonly int $total,
		private readonly int $workspaces,
		private readonly array $chosen,
		private readonly ?array $list = null,
	) {
	}

	/** @param list<int> $chosen */
	public static function ofWorkspaces(int $rows, int $workspaces, array $chosen): self
	{
		sort($chosen);
		$rest = $rows % $workspaces;
		$total = intdiv($rows, $workspaces) * count($chosen)
			+ count(array_filter($chosen, fn (int $one) => $one < $rest));
		return new self(implode(',', $chosen), $total, $workspaces, $chosen);
	}

	/** @param list<int> $list */
	public static function ofList(string $key, array $list): self
	{
		return new self($key, count($list), 1, [0], $list);
	}

	public function at(int $position): int
	{
		if ($this->list !== null) {
			return $this->list[$position];
		}
		$chosen = count($this->chosen);
		return intdiv($position, $chosen) * $this->workspaces + $this->chosen[$position % $chosen];
	}
}

/** Filters and sorts rows and cuts pages out of them; what took a pass over all rows is kept. */
final class Finder
{
	private const KEPT = 8;

	/** @var array<string, Selection> */
	private array $kept = [];
	/** @var array<string, array<int, mixed>> by what was asked and the state of a row */
	private array $known = [];
	private int $turn = 0;

	public function __construct(private readonly RowSource $rows, private readonly bool $stableTies)
	{
	}

	/**
	 * @param list<int> $chosen
	 * @param ?\stdClass $filters
	 */
	public function find(int $workspaces, array $chosen, ?\stdClass $filters): Selection
	{
		$all = $this->all($workspaces, $chosen);
		if ($filters === null || (array) $filters === []) {
			return $all;
		}
		$key = $all->key . json($filters);
		return $this->keep($key, function () use ($key, $all, $filters): Selection {
			$list = [];
			for ($i = 0; $i < $all->total; $i++) {
				$index = $all->at($i);
				if ($this->known($key, $index, fn (array $row) => self::matches($row, $filters))) {
					$list[] = $index;
				}
			}
			return Selection::ofList($key, $list);
		});
	}

	/** @param list<int> $chosen */
	private function all(int $workspaces, array $chosen): Selection
	{
		$all = Selection::ofWorkspaces($this->rows->count(), $workspaces, $chosen);
		$numbers = count($chosen) < $workspaces ? $this->rows->numbers() : null;
		if ($numbers === null) {
			return $all;
		}
		return $this->keep("rows of $all->key", function () use ($all, $numbers, $workspaces, $chosen) {
			$wanted = array_flip($chosen);
			$list = [];
			foreach ($numbers as $index => $number) {
				if (isset($wanted[$number % $workspaces])) {
					$list[] = $index;
				}
			}
			return Selection::ofList($all->key, $list);
		});
	}

	/** Rows have changed: what took a pass over them has to be done again. */
	public function forget(): void
	{
		$this->kept = [];
	}

	/** @return list<int> the indexes of one page, in order */
	public function page(
		Selection $found,
		string $orderBy,
		bool $descending,
		int $from,
		int $length,
	): array {
		if ($from >= $found->total) {
			return [];
		}
		$to = min($found->total, $from + $length);
		if ($orderBy !== 'createdAt') {
			$found = $this->sorted($found, $orderBy);
		}
		$at = $descending
			? static fn (int $k): int => $found->at($found->total - 1 - $k)
			: static fn (int $k): int => $found->at($k);
		if (!$this->stableTies) {
			return $this->unstable($at, $found->total, $orderBy, $from, $to);
		}
		$page = [];
		for ($k = $from; $k < $to; $k++) {
			$page[] = $at($k);
		}
		return $page;
	}

	private function sorted(Selection $found, string $orderBy): Selection
	{
		$key = "$orderBy of $found->key";
		return $this->keep($key, function () use ($key, $found, $orderBy): Selection {
			$values = $nulls = [];
			for ($i = 0; $i < $found->total; $i++) {
				$index = $found->at($i);
				$value = $this->value($index, $orderBy);
				if ($value === null) {
					$nulls[] = $index;
				} else {
					$values[$index] = is_bool($value) ? (string) (int) $value : (string) $value;
				}
			}
			asort($values, SORT_STRING);
			return Selection::ofList($key, [...array_keys($values), ...$nulls]);
		});
	}

	/**
	 * A database that sorts by a column with equal values owes nobody their order. Each call steps
	 * through groups of equals from one further on and in a stride of its own, so that two pages of
	 * one listing do not fit.
	 *
	 * @return list<int>
	 */
	private function unstable(\Closure $at, int $total, string $orderBy, int $from, int $to): array
	{
		$this->turn++;
		$value = fn (int $k): mixed => $this->value($at($k), $orderBy);
		$page = [];
		for ($k = $from; $k < $to; $k = $end) {
			$here = $value($k);
			for ($start = $k; $start > 0 && $value($start - 1) === $here; $start--);
			for ($end = $k + 1; $end < $total && $value($end) === $here; $end++);
			$size = $end - $start;
			$stride = self::stride(crc32("turn $this->turn"), $size);
			for ($i = $k; $i < min($end, $to); $i++) {
				$page[] = $at($start + (($i - $start) * $stride + $this->turn) % $size);
			}
		}
		return $page;
	}

	/** Steps of this length come by every one of so many places in a circle. */
	private static function stride(int $random, int $size): int
	{
		for ($stride = 1 + $random % $size;; $stride++) {
			[$a, $b] = [$stride, $size];
			while ($b > 0) {
				[$a, $b] = [$b, $a % $b];
			}
			if ($a === 1) {
				return $stride;
			}
		}
	}

	/** What a row has under a name, such that equals are the same. */
	private function value(int $index, string $name): mixed
	{
		return $name === 'createdAt'
			? $this->rows->createdAt($index)
			: $this->known($name, $index, fn (array $row) => $row[$name] ?? null);
	}

	/** What was found out about a row; where rows change, those that do not are read once. */
	private function known(string $what, int $index, \Closure $read): mixed
	{
		if ($this->rows->changes() === 0) {
			return $read($this->rows->row($index));
		}
		$state = $this->rows->state($index);
		if (!isset($this->known[$what])) {
			$this->known = array_slice($this->known, -self::KEPT + 1, null, true);
			$this->known[$what] = [];
		}
		// Null is an answer, too.
		if (!array_key_exists($state, $this->known[$what])) {
			$this->known[$what][$state] = $read($this->rows->row($index));
		}
		return $this->known[$what][$state];
	}

	/** @param array<string, mixed> $row */
	private static function matches(array $row, \stdClass $filters): bool
	{
		foreach ($filters as $name => $wanted) {
			$name = (string) $name;
			if (isset(Dataset::OBJECTS[$name]) && $wanted instanceof \stdClass) {
				$known = array_flip(Dataset::OBJECTS[$name]);
				foreach ($wanted as $inner => $value) {
					if (isset($known[$inner]) && ($row[$name][$inner] ?? null) !== $value) {
						return false;
					}
				}
			} elseif (isset(Dataset::OBJECTS[$name]) || in_array($name, Dataset::SCALARS, true)) {
				if (($row[$name] ?? null) !== $wanted) {
					return false;
				}
			}
		}
		return true;
	}

	private function keep(string $key, \Closure $make): Selection
	{
		if (!isset($this->kept[$key])) {
			$this->kept = array_slice($this->kept, -self::KEPT + 1, null, true);
			$this->kept[$key] = $make();
		}
		return $this->kept[$key];
	}
}
