<?php

declare(strict_types=1);

namespace Skipcall\Mock;

/** The time rate windows and Date headers live in: real time plus what tests have advanced. */
final class Clock
{
	private float $offset = 0.0;

	public function now(): float
	{
		return microtime(true) + $this->offset;
	}

	public function advance(float $seconds): void
	{
		$this->offset += $seconds;
	}

	public function reset(): void
	{
		$this->offset = 0.0;
	}
}

final class RateVerdict
{
	public function __construct(
		public readonly bool $allowed,
		public readonly int $limit,
		public readonly int $remaining,
		public readonly float $reset,
		public readonly float $retryAt,
	) {
	}
}

/** Counts requests per key in the four ways that servers are known to. */
final class RateWindows
{
	/** @var array<string, array{start: float, used: int}> */
	private array $fixed = [];
	/** @var array<string, list<float>> */
	private array $sliding = [];
	/** @var array<string, array{tokens: float, at: float}> */
	private array $buckets = [];
	/** When the last verdict was given, and in which window: where windows are fixed, when that began. */
	public float $decidedAt = 0.0;
	public ?float $decidedIn = null;

	public function __construct(private readonly Config $config, private readonly Clock $clock)
	{
	}

	public function clear(): void
	{
		$this->fixed = $this->sliding = $this->buckets = [];
	}

	/** Takes one request from the key's window. A refused one takes nothing. */
	public function take(string $key, int $planLimit): RateVerdict
	{
		$rate = $this->config->values['rate'];
		$limit = $rate['limit'] ?? $planLimit;
		$now = $this->clock->now();
		$this->decidedAt = microtime(true);
		$this->decidedIn = null;
		return match ($rate['count']) {
			'sliding' => $this->slide($key, $limit, (float) $rate['window'], $now, $rate['enforce']),
			'tokenBucket' => $this->pour($key, $limit, $rate, $now),
			default => $this->count($key, $limit, $rate, $now),
		};
	}

	public function untouched(int $limit): RateVerdict
	{
		$end = $this->clock->now() + $this->config->values['rate']['window'];
		$this->decidedAt = microtime(true);
		$this->decidedIn = null;
		return new RateVerdict(true, $limit, $limit, $end, $end);
	}

	/** @return array<string, string> */
	public function headers(RateVerdict $verdict): array
	{
		$rate = $this->config->values['rate'];
		$skew = (float) $this->config->values['clockSkew'];
		$now = $this->clock->now();
		$headers = [];
		if ($rate['headers']) {
			$headers['X-RateLimit-Limit'] = (string) $verdict->limit;
			$headers['X-RateLimit-Remaining'] = (string) $verdict->remaining;
			$round = $rate['rounding'] === 'ceil' ? ceil(...) : floor(...);
			$reset = match ($rate['reset']) {
				'unix' => $round($verdict->reset) + floor($skew),
				'seconds' => $round(max(0.0, $verdict->reset - $now)),
				'ms' => $round(($verdict->reset + $skew) * 1000),
				'none' => null,
			};
			if ($reset !== null) {
				$headers['X-RateLimit-Reset'] = sprintf('%.0f', $reset);
			}
		}
		if (!$verdict->allowed && $rate['retryAfter'] !== 'none') {
			$headers['Retry-After'] = $rate['retryAfter'] === 'date'
				? httpDate(ceil($verdict->retryAt + $skew))
				: sprintf('%d', max(1, ceil($verdict->retryAt - $now)));
		}
		return $headers;
	}

	/** @param array<string, mixed> $rate */
	private function count(string $key, int $limit, array $rate, float $now): RateVerdict
	{
		$window = (float) $rate['window'];
		$state = $this->fixed[$key] ?? null;
		if ($state === null || $now >= $state['start'] + $window) {
			$start = $rate['count'] === 'aligned' ? floor($now / $window) * $window : $now;
			$state = ['start' => $start, 'used' => 0];
		}
		$allowed = $state['used'] < $limit || !$rate['enforce'];
		$state['used'] += $allowed ? 1 : 0;
		$this->fixed[$key] = $state;
		$this->decidedIn = $state['start'];
		$end = $state['start'] + $window;
		return new RateVerdict($allowed, $limit, max(0, $limit - $state['used']), $end, $end);
	}

	private function slide(
		string $key,
		int $limit,
		float $window,
		float $now,
		bool $enforce,
	): RateVerdict {
		$times = $this->sliding[$key] ?? [];
		$gone = 0;
		while (isset($times[$gone]) && $times[$gone] <= $now - $window) {
			$gone++;
		}
		$times = $gone > 0 ? array_slice($times, $gone) : $times;
		$allowed = count($times) < $limit || !$enforce;
		if ($allowed) {
			$times[] = $now;
		}
		$this->sliding[$key] = $times;
		$end = ($times[0] ?? $now) + $window;
		return new RateVerdict($allowed, $limit, max(0, $limit - count($times)), $end, $end);
	}

	/** @param array<string, mixed> $rate */
	private function pour(string $key, int $limit, array $rate, float $now): RateVerdict
	{
		$capacity = (float) ($rate['burst'] ?? $limit);
		$perSecond = max(1e-9, $limit / $rate['window']);
		$bucket = $this->buckets[$key] ?? ['tokens' => $capacity, 'at' => $now];
		$tokens = min($capacity, $bucket['tokens'] + ($now - $bucket['at']) * $perSecond);
		$allowed = $tokens >= 1.0 || !$rate['enforce'];
		$tokens = $allowed ? max(0.0, $tokens - 1.0) : $tokens;
		$this->buckets[$key] = ['tokens' => $tokens, 'at' => $now];
		$full = $now + ($capacity - $tokens) / $perSecond;
		$next = $now + max(0.0, 1.0 - $tokens) / $perSecond;
		return new RateVerdict($allowed, $limit, (int) $tokens, $full, $next);
	}
}
