<?php

declare(strict_types=1);

namespace Skipcall\Mock;

/** Sockets and timers in one thread. Ids of PHP resources are never used twice, so they are keys. */
final class EventLoop
{
	/** @var array<int, resource> */
	private array $readers = [];
	/** @var array<int, resource> */
	private array $writers = [];
	/** @var array<int, \Closure> */
	private array $onRead = [];
	/** @var array<int, \Closure> */
	private array $onWrite = [];
	/** @var array<int, \Closure> */
	private array $timers = [];
	/** @var \SplMinHeap<array{float, int}> */
	private \SplMinHeap $due;
	private int $lastTimer = 0;

	public function __construct()
	{
		$this->due = new \SplMinHeap();
	}

	/** @param resource $stream */
	public function read($stream, \Closure $then): void
	{
		$this->readers[(int) $stream] = $stream;
		$this->onRead[(int) $stream] = $then;
	}

	/** @param resource $stream */
	public function write($stream, \Closure $then): void
	{
		$this->writers[(int) $stream] = $stream;
		$this->onWrite[(int) $stream] = $then;
	}

	/** @param resource $stream */
	public function stopReading($stream): void
	{
		unset($this->readers[(int) $stream], $this->onRead[(int) $stream]);
	}

	/** @param resource $stream */
	public function stopWriting($stream): void
	{
		unset($this->writers[(int) $stream], $this->onWrite[(int) $stream]);
	}

	public function after(float $seconds, \Closure $then): int
	{
		$this->timers[++$this->lastTimer] = $then;
		$this->due->insert([hrtime(true) / 1e9 + $seconds, $this->lastTimer]);
		return $this->lastTimer;
	}

	public function cancel(int $timer): void
	{
		unset($this->timers[$timer]);
	}

	public function run(): never
	{
		for (;;) {
			$wait = $this->untilNextTimer();
			$read = $this->readers;
			$write = $this->writers;
			$except = null;
			$seconds = $wait === null ? null : (int) $wait;
			$micros = $wait === null ? null : (int) ceil(($wait - (int) $wait) * 1e6);
			// False means that a signal came in between: nothing is ready then.
			if (@stream_select($read, $write, $except, $seconds, $micros) === false) {
				$read = $write = [];
			}
			foreach ($write as $id => $stream) {
				if (isset($this->onWrite[$id])) {
					($this->onWrite[$id])();
				}
			}
			foreach ($read as $id => $stream) {
				if (isset($this->onRead[$id])) {
					($this->onRead[$id])();
				}
			}
			$this->runTimers();
		}
	}

	private function untilNextTimer(): ?float
	{
		while (!$this->due->isEmpty()) {
			[$at, $timer] = $this->due->top();
			if (isset($this->timers[$timer])) {
				return max(0.0, $at - hrtime(true) / 1e9);
			}
			$this->due->extract();
		}
		return null;
	}

	private function runTimers(): void
	{
		if ($this->due->isEmpty()) {
			return;
		}
		// A timer set from here waits for the next turn, so that one for "now" cannot starve sockets.
		$now = hrtime(true) / 1e9;
		while (!$this->due->isEmpty() && $this->due->top()[0] <= $now) {
			$timer = $this->due->extract()[1];
			$then = $this->timers[$timer] ?? null;
			unset($this->timers[$timer]);
			if ($then !== null) {
				$then();
			}
		}
	}
}
