<?php

declare(strict_types=1);

namespace Skipcall\Mock;

final class ConfigError extends \Exception
{
}

/** What tests may switch. Unknown names are refused: a misspelt one would test nothing. */
final class Config
{
	private const CHOICES = [
		'limitMode' => ['clamp', 'refuse'],
		'sortStyle' => ['form', 'deepObject', 'both', 'ignore', 'formStrict', 'deepObjectStrict'],
		'defaultOrder' => ['asc', 'desc'],
		'errorShape' => [null, ...ErrorBody::SHAPES],
	];
	private const RATE_CHOICES = [
		'count' => ['aligned', 'first', 'sliding', 'tokenBucket'],
		'reset' => ['unix', 'seconds', 'ms', 'none'],
		'retryAfter' => ['seconds', 'date', 'none'],
		'rounding' => ['ceil', 'floor'],
	];

	/** @var array<string, mixed> */
	public array $values = [
		'rows' => 250,
		'seed' => 1,
		'tieSize' => 1,
		'stableTies' => true,
		'workspaces' => [
			'550e8400-e29b-41d4-a716-446655440000',
			'6ba7b810-9dad-11d1-80b4-00c04fd430c8',
		],
		'maxLimit' => 100,
		'limitMode' => 'clamp',
		'sortStyle' => 'form',
		'defaultOrder' => 'desc',
		'errorShape' => null,
		'gzip' => true,
		'clockSkew' => 0,
		'log' => true,
		'churn' => null,
		'accounts' => [],
		'rate' => [
			'limit' => null,
			'window' => 60,
			'count' => 'first',
			'burst' => null,
			'reset' => 'unix',
			'rounding' => 'ceil',
			'headers' => true,
			'enforce' => true,
			'retryAfter' => 'seconds',
			'shared' => false,
		],
	];
	/** Counts changes, so that what was computed under another configuration can be dropped. */
	public int $version = 0;
	/** @var array<string, mixed> */
	private array $start;

	/** @param array<string, mixed> $changes */
	public function __construct(array $changes)
	{
		$this->merge($changes);
		$this->start = $this->values;
	}

	/** @param array<string, mixed> $changes */
	public function merge(array $changes): void
	{
		$values = $this->values;
		foreach ($changes as $name => $value) {
			if (!array_key_exists($name, $values)) {
				throw new ConfigError("config: there is no \"$name\"");
			}
			foreach ($name === 'accounts' ? (array) $value : [] as $key => $own) {
				$unknown = array_diff_key((array) $own, ['rows' => 0, 'seed' => 0]);
				if ($unknown !== []) {
					throw new ConfigError("config: the account of $key has no \"" . key($unknown) . '"');
				}
			}
			if ($name === 'rate') {
				$unknown = array_diff_key((array) $value, $values['rate']);
				if ($unknown !== []) {
					throw new ConfigError('config: rate has no "' . key($unknown) . '"');
				}
				$value = (array) $value + $values['rate'];
			}
			if ($name === 'churn' && $value !== null) {
				$unknown = array_diff_key((array) $value, Churn::DEFAULTS);
				if ($unknown !== []) {
					throw new ConfigError('config: churn has no "' . key($unknown) . '"');
				}
				$value = array_replace(Churn::DEFAULTS, (array) $value);
			}
			$values[$name] = $value;
		}
		self::check($values);
		$this->values = $values;
		$this->version++;
	}

	public function restore(): void
	{
		$this->values = $this->start;
		$this->version++;
	}

	/** @param array<string, mixed> $values */
	private static function check(array $values): void
	{
		$choices = [[self::CHOICES, $values], [self::RATE_CHOICES, $values['rate']]];
		foreach ($choices as [$all, $given]) {
			foreach ($all as $name => $allowed) {
				if (!in_array($given[$name], $allowed, true)) {
					throw new ConfigError("config: $name cannot be " . json($given[$name]));
				}
			}
		}
		foreach (['rows' => 0, 'tieSize' => 1, 'maxLimit' => 1] as $name => $least) {
			if (!is_int($values[$name]) || $values[$name] < $least) {
				throw new ConfigError("config: $name must be an integer of at least $least");
			}
		}
		foreach ($values['churn'] ?? [] as $name => $value) {
			$least = ['seed' => PHP_INT_MIN, 'every' => 1][$name] ?? 0;
			if (!is_int($value) && !($name === 'until' && $value === null) || $value < $least) {
				throw new ConfigError("config: churn.$name cannot be " . json($value));
			}
		}
		if (!is_array($values['workspaces']) || $values['workspaces'] === []) {
			throw new ConfigError('config: workspaces must be a list of at least one id');
		}
	}
}
