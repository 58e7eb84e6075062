<?php

declare(strict_types=1);

namespace Skipcall\Mock;

/** What has been asked of the API since the last reset; control requests never come here. */
final class Journal
{
	/** A load test must not fill memory with its log: the oldest half goes when this is reached. */
	private const KEPT = 40000;

	public int $bytesOut = 0;
	/** @var list<array{int, int, Request, int, float, ?float}> */
	private array $log = [];
	/** @var array<int, int> */
	private array $byStatus = [];
	private int $requests = 0;
	private int $connections = 0;
	private int $open = 0;
	private int $inProgress = 0;
	private int $maxConcurrent = 0;

	public function clear(): void
	{
		$this->log = $this->byStatus = [];
		$this->requests = $this->connections = $this->bytesOut = 0;
		$this->maxConcurrent = $this->inProgress;
	}

	public function opened(): void
	{
		$this->connections++;
		$this->open++;
	}

	public function closed(): void
	{
		$this->open--;
	}

	public function begin(): int
	{
		$this->inProgress++;
		$this->maxConcurrent = max($this->maxConcurrent, $this->inProgress);
		return ++$this->requests;
	}

	public function requests(): int
	{
		return $this->requests;
	}

	public function end(): void
	{
		$this->inProgress--;
	}

	/** $window: when the rate window began that it was counted in. */
	public function note(int $connection, Request $request, int $status, float $time, ?float $window, bool $keep): void
	{
		$this->byStatus[$status] = ($this->byStatus[$status] ?? 0) + 1;
		if ($keep) {
			if (count($this->log) >= self::KEPT) {
				$this->log = array_slice($this->log, intdiv(self::KEPT, 2));
			}
			$this->log[] = [$this->requests, $connection, $request, $status, $time, $window];
		}
	}

	/** @return list<array<string, mixed>> */
	public function log(): array
	{
		return array_map(fn (array $entry): array => [
			'n' => $entry[0],
			'connection' => $entry[1],
			'method' => $entry[2]->method,
			'target' => $entry[2]->target,
			'version' => $entry[2]->version,
			'headers' => $entry[2]->headers,
			'status' => $entry[3],
			'time' => $entry[4],
			'window' => $entry[5],
		], $this->log);
	}

	/** @return array<string, mixed> */
	public function stats(): array
	{
		ksort($this->byStatus);
		return [
			'connections' => $this->connections,
			'open' => $this->open,
			'requests' => $this->requests,
			'maxConcurrent' => $this->maxConcurrent,
			'byStatus' => (object) $this->byStatus,
			'bytesOut' => $this->bytesOut,
		];
	}
}
