<?php

declare(strict_types=1);

namespace Skipcall\Mock;

/** Integers one after the other, put in and taken out anywhere without moving all that follow. */
final class Sequence
{
	private const PIECE = 512;

	/** @var list<list<int>> none is empty, unless it is the only one */
	private array $pieces = [];
	/** @var list<int> the position of the first of each piece */
	private array $starts = [];
	/** Neighbours are mostly read together: the piece that was used last. */
	private int $last = 0;

	/** Holds 0, 1, 2 and so on. */
	public function __construct(private int $count)
	{
		for ($from = 0; $from === 0 || $from < $count; $from += self::PIECE) {
			$to = min($count, $from + self::PIECE);
			$this->pieces[] = $to > $from ? range($from, $to - 1) : [];
			$this->starts[] = $from;
		}
	}

	public function count(): int
	{
		return $this->count;
	}

	/** @return list<int> */
	public function all(): array
	{
		return array_merge(...$this->pieces);
	}

	public function at(int $position): int
	{
		$piece = $this->pieceOf($position);
		return $this->pieces[$piece][$position - $this->starts[$piece]];
	}

	public function insert(int $position, int $value): void
	{
		$piece = $this->pieceOf($position);
		array_splice($this->pieces[$piece], $position - $this->starts[$piece], 0, [$value]);
		$this->shift($piece, 1);
		if (count($this->pieces[$piece]) >= 2 * self::PIECE) {
			$half = array_splice($this->pieces[$piece], self::PIECE);
			array_splice($this->pieces, $piece + 1, 0, [$half]);
			array_splice($this->starts, $piece + 1, 0, [$this->starts[$piece] + self::PIECE]);
		}
	}

	public function remove(int $position): void
	{
		$piece = $this->pieceOf($position);
		array_splice($this->pieces[$piece], $position - $this->starts[$piece], 1);
		$this->shift($piece, -1);
		if ($this->pieces[$piece] === [] && count($this->pieces) > 1) {
			array_splice($this->pieces, $piece, 1);
			array_splice($this->starts, $piece, 1);
			$this->last = 0;
		}
	}

	private function shift(int $piece, int $by): void
	{
		$this->count += $by;
		for ($i = $piece + 1, $n = count($this->starts); $i < $n; $i++) {
			$this->starts[$i] += $by;
		}
	}

	/** The position after the last one is of the last piece. */
	private function pieceOf(int $position): int
	{
		$low = $this->last;
		if ($position >= $this->starts[$low] && $position < ($this->starts[$low + 1] ?? PHP_INT_MAX)) {
			return $low;
		}
		$low = 0;
		$high = count($this->starts);
		while ($high - $low > 1) {
			$middle = intdiv($low + $high, 2);
			if ($this->starts[$middle] <= $position) {
				$low = $middle;
			} else {
				$high = $middle;
			}
		}
		return $this->last = $low;
	}
}

/**
 * The rows that are there now: those of the seed, and what has become of them. Until one is inserted
 * or removed, their numbers are their positions and nothing is kept of them.
 */
final class Table implements RowSource
{
	private const CACHED_ROWS = 50000;
	private const KINDS = ['inserted', 'deleted', 'backdated', 'softDeleted', 'updated'];

	private Dataset $dataset;
	/** @var array<string, mixed> what the dataset was made from */
	private array $madeFrom = [];
	private ?Sequence $order;
	/** The number of the next row that is inserted. */
	private int $next;
	/** The newest creation time there has been. */
	private int $newest;
	private int $changes;
	/** @var array<int, array{int, int}> creation time and change, of the rows that were inserted */
	private array $inserted;
	/** @var array<int, array<string, string>> members as JSON text in place of those of the seed */
	private array $edits;
	/** @var array<int, int> how often a row was edited */
	private array $editions;
	/** @var array<int, string> JSON text of rows that are not as the seed made them */
	private array $texts;
	/** @var array<string, list<string>> ids by what happened to them */
	private array $history;

	public function __construct(private readonly Config $config)
	{
		$this->follow();
	}

	/** Rows of another configuration have no past. */
	public function follow(): void
	{
		$values = $this->config->values;
		$from = array_intersect_key($values, ['rows' => 0, 'seed' => 0, 'tieSize' => 0]);
		if ($from !== $this->madeFrom) {
			$this->madeFrom = $from;
			$this->dataset = new Dataset($values['seed'], $values['rows'], $values['tieSize']);
			$this->restore();
		}
	}

	/** All rows as the seed made them. */
	public function restore(): void
	{
		$this->order = null;
		$this->next = $this->dataset->count();
		$this->newest = $this->dataset->createdAt(max(0, $this->next - 1));
		$this->changes = 0;
		$this->inserted = $this->edits = $this->editions = $this->texts = [];
		$this->history = array_fill_keys(self::KINDS, []);
	}

	public function count(): int
	{
		return $this->order === null ? $this->dataset->count() : $this->order->count();
	}

	public function json(int $index): string
	{
		return $this->text($this->number($index));
	}

	public function row(int $index): array
	{
		return json_decode($this->json($index), true, 8, JSON_THROW_ON_ERROR);
	}

	public function createdAt(int $index): int
	{
		$number = $this->number($index);
		return $this->inserted[$number][0] ?? $this->dataset->createdAt($number);
	}

	public function numbers(): ?array
	{
		return $this->order?->all();
	}

	public function changes(): int
	{
		return $this->changes;
	}

	public function state(int $index): int
	{
		$number = $this->number($index);
		return $number | ($this->editions[$number] ?? 0) << 32;
	}

	public function newest(): int
	{
		return $this->newest;
	}

	/** How many rows have this creation time. */
	public function sharing(int $createdAt): int
	{
		return $this->firstFrom($createdAt + 1) - $this->firstFrom($createdAt);
	}

	/** @return string the id */
	public function insert(int $createdAt): string
	{
		$number = $this->next++;
		$this->order()->insert($this->firstFrom($createdAt + 1), $number);
		$change = $this->happened($createdAt < $this->newest ? 'backdated' : 'inserted', $number);
		$this->inserted[$number] = [$createdAt, $change];
		$this->newest = max($this->newest, $createdAt);
		return $this->dataset->id($number);
	}

	public function remove(int $index): void
	{
		$number = $this->number($index);
		$this->order()->remove($index);
		unset($this->inserted[$number], $this->edits[$number], $this->texts[$number]);
		$this->happened('deleted', $number);
	}

	public function softDelete(int $index): void
	{
		$number = $this->number($index);
		$this->happened('softDeleted', $number);
		$this->edit($number, ['deletedAt' => Dataset::quote($this->newest + 1000)]);
	}

	public function update(int $index): void
	{
		$before = $this->row($index)['updatedAt'] ?? null;
		$updatedAt = max($this->newest + 1000, $before === null ? 0 : Dataset::time($before) + 1);
		$number = $this->number($index);
		$change = $this->happened('updated', $number);
		$this->edit($number, [
			'updatedAt' => Dataset::quote($updatedAt),
			'notes' => json("Modifié : n° $change."),
		]);
	}

	public function isSoftDeleted(int $index): bool
	{
		return self::deletedAt($this->json($index)) !== null;
	}

	/**
	 * @param list<string> $ids
	 * @return array<string, int> positions of those that are there
	 */
	public function find(array $ids): array
	{
		$wanted = array_flip($ids);
		$found = [];
		for ($index = 0, $n = $this->count(); $index < $n && count($found) < count($wanted); $index++) {
			$id = $this->dataset->id($this->number($index));
			if (isset($wanted[$id])) {
				$found[$id] = $index;
			}
		}
		return $found;
	}

	/** @return list<array{id: string, createdAt: string, deletedAt: ?string, born: int}> */
	public function list(): array
	{
		$list = [];
		for ($index = 0, $n = $this->count(); $index < $n; $index++) {
			$number = $this->number($index);
			$list[] = [
				'id' => $this->dataset->id($number),
				'createdAt' => Dataset::date($this->createdAt($index)),
				'deletedAt' => self::deletedAt($this->text($number)),
				'born' => $this->inserted[$number][1] ?? 0,
			];
		}
		return $list;
	}

	/** @return array<string, mixed> how many changes there were, and the ids by what happened */
	public function history(): array
	{
		return ['changes' => $this->changes] + $this->history;
	}

	private function number(int $index): int
	{
		return $this->order === null ? $index : $this->order->at($index);
	}

	private function text(int $number): string
	{
		if (!isset($this->inserted[$number]) && !isset($this->edits[$number])) {
			return $this->dataset->json($number);
		}
		if (!isset($this->texts[$number])) {
			if (count($this->texts) >= self::CACHED_ROWS) {
				$this->texts = [];
			}
			$this->texts[$number] = $this->dataset->write(
				$number,
				$this->inserted[$number][0] ?? $this->dataset->createdAt($number),
				$this->edits[$number] ?? [],
			);
		}
		return $this->texts[$number];
	}

	/** The first position whose row is not older; the number of rows when there is none. */
	private function firstFrom(int $createdAt): int
	{
		$low = 0;
		$high = $this->count();
		while ($low < $high) {
			$middle = intdiv($low + $high, 2);
			if ($this->createdAt($middle) < $createdAt) {
				$low = $middle + 1;
			} else {
				$high = $middle;
			}
		}
		return $low;
	}

	private function order(): Sequence
	{
		return $this->order ??= new Sequence($this->dataset->count());
	}

	private function happened(string $what, int $number): int
	{
		$this->history[$what][] = $this->dataset->id($number);
		return ++$this->changes;
	}

	/** @param array<string, string> $members */
	private function edit(int $number, array $members): void
	{
		$this->edits[$number] = $members + ($this->edits[$number] ?? []);
		$this->editions[$number] = ($this->editions[$number] ?? 0) + 1;
		unset($this->texts[$number]);
	}

	/** Quotes inside of texts are escaped, so that the name is found nowhere else. */
	private static function deletedAt(string $json): ?string
	{
		return preg_match('/"deletedAt":"([^"]+)"/', $json, $found) ? $found[1] : null;
	}
}
