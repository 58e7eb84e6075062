<?php

declare(strict_types=1);

namespace Skipcall\Mock;

/** Numbers that a seed decides, the same on every machine. */
final class Dice
{
	private int $thrown = 0;

	public function __construct(private readonly string $seed)
	{
	}

	public function roll(int $least, int $most): int
	{
		$number = (int) hexdec(substr(hash('md5', "$this->seed:" . $this->thrown++), 0, 15));
		return $least + $number % ($most - $least + 1);
	}
}

/** Changes rows while they are read: by dice after answers, or as a test says. */
final class Churn
{
	/** What members of the configuration that are not given are. */
	public const DEFAULTS = [
		'seed' => 1,
		'delete' => 0,
		'insert' => 0,
		'backdated' => 0,
		'softDelete' => 0,
		'update' => 0,
		'every' => 1,
		'until' => null,
	];
	private const MOST_SECONDS_LATER = 2;
	/** A backdated row may be so much older than the oldest. */
	private const MOST_SECONDS_OLDER = 600;
	/** So often another row is looked for when one is soft-deleted already. */
	private const TRIES = 16;

	/** @var ?array<string, mixed> the configuration that the dice and the answers belong to */
	private ?array $current = null;
	private Dice $dice;
	/** What a test asks for must not move the dice of what happens anyway. */
	private Dice $ownDice;
	private int $answers = 0;

	public function __construct(private readonly Config $config, private readonly Table $table)
	{
		$this->restart();
	}

	public function restart(): void
	{
		$this->current = $this->config->values['churn'];
		$this->dice = new Dice('churn:' . ($this->current['seed'] ?? 0));
		$this->ownDice = new Dice('rows:' . $this->config->values['seed']);
		$this->answers = 0;
	}

	/** A page of calls has been made up, and is not affected any more. */
	public function answered(): void
	{
		if ($this->current !== $this->config->values['churn']) {
			$this->restart();
		}
		$churn = $this->current;
		if ($churn === null) {
			return;
		}
		$this->answers++;
		$over = $churn['until'] !== null && $this->answers > $churn['until'];
		if ($over || $this->answers % $churn['every'] !== 0) {
			return;
		}
		foreach (['delete', 'insert', 'backdated', 'softDelete', 'update'] as $kind) {
			for ($n = $this->dice->roll(0, $churn[$kind]); $n > 0; $n--) {
				$this->happen($kind);
			}
		}
	}

	/**
	 * @param array<string, mixed> $wanted
	 * @return list<string> ids of the rows that were inserted
	 */
	public function change(array $wanted): array
	{
		$unknown = array_diff_key($wanted, ['delete' => 0, 'insert' => 0]);
		if ($unknown !== []) {
			throw new ConfigError('rows: there is no "' . key($unknown) . '"');
		}
		// All is looked at before anything is done.
		$doomed = $this->doomed($wanted['delete'] ?? []);
		$insert = $wanted['insert'] ?? [];
		if (is_int($insert) && $insert < 0) {
			throw new ConfigError('rows: insert must not be negative');
		}
		$times = is_int($insert) ? [] : self::times($insert);
		foreach ($doomed as $index) {
			$this->table->remove($index);
		}
		$ids = array_map($this->table->insert(...), $times);
		for ($n = is_int($insert) ? $insert : 0; $n > 0; $n--) {
			$ids[] = $this->table->insert($this->later($this->ownDice));
		}
		return $ids;
	}

	private function happen(string $kind): void
	{
		if ($kind === 'insert') {
			$this->table->insert($this->later($this->dice));
		} elseif ($kind === 'backdated') {
			$this->table->insert($this->earlier($this->dice));
		} elseif ($this->table->count() > 0) {
			$index = $this->anywhere();
			match ($kind) {
				'delete' => $this->table->remove($index),
				'softDelete' => $this->softDelete($index),
				'update' => $this->table->update($index),
			};
		}
	}

	private function softDelete(int $index): void
	{
		for ($tries = 1; $this->table->isSoftDeleted($index); $tries++) {
			if ($tries === self::TRIES) {
				return;
			}
			$index = $this->anywhere();
		}
		$this->table->softDelete($index);
	}

	private function anywhere(): int
	{
		return $this->dice->roll(0, $this->table->count() - 1);
	}

	/** A time for the newest row: that of the newest until tieSize rows share it, or a later one. */
	private function later(Dice $dice): int
	{
		$newest = $this->table->newest();
		$tieSize = $this->config->values['tieSize'];
		if ($dice->roll(1, $tieSize) > 1 && $this->table->sharing($newest) < $tieSize) {
			return $newest;
		}
		return $newest + $dice->roll(1, 1000 * self::MOST_SECONDS_LATER);
	}

	/** A time before that of the newest row: that of another row, where ties may be, or any. */
	private function earlier(Dice $dice): int
	{
		$newest = $this->table->newest();
		$tieSize = $this->config->values['tieSize'];
		$count = $this->table->count();
		if ($tieSize > 1 && $count > 0 && $dice->roll(0, 1) === 1) {
			$time = $this->table->createdAt($dice->roll(0, $count - 1));
			if ($time < $newest && $this->table->sharing($time) < $tieSize) {
				return $time;
			}
		}
		$oldest = $count > 0 ? $this->table->createdAt(0) : $newest;
		do {
			$time = $dice->roll(max(0, $oldest - 1000 * self::MOST_SECONDS_OLDER), $newest - 1);
		} while ($this->table->sharing($time) >= $tieSize);
		return $time;
	}

	/** @return list<int> positions, such that removing one does not move those after it in the list */
	private function doomed(mixed $ids): array
	{
		if (!is_array($ids) || !array_is_list($ids) || array_filter($ids, is_string(...)) !== $ids) {
			throw new ConfigError('rows: delete must be a list of ids');
		}
		$found = $this->table->find($ids);
		$missing = array_diff($ids, array_keys($found));
		if ($missing !== []) {
			throw new ConfigError('rows: there is no row ' . current($missing));
		}
		rsort($found);
		return $found;
	}

	/** @return list<int> */
	private static function times(mixed $rows): array
	{
		if (!is_array($rows) || !array_is_list($rows)) {
			throw new ConfigError('rows: insert must be a number or a list of rows');
		}
		$times = [];
		foreach ($rows as $row) {
			if (!is_array($row) || array_keys($row) !== ['createdAt'] || !is_string($row['createdAt'])) {
				throw new ConfigError('rows: a row to insert has a createdAt and nothing else');
			}
			$times[] = Dataset::time($row['createdAt'])
				?? throw new ConfigError("rows: createdAt cannot be {$row['createdAt']}");
		}
		return $times;
	}
}
