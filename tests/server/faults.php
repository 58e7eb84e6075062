<?php

declare(strict_types=1);

namespace Skipcall\Mock;

/** What is to go wrong with one answer. README.md says what each member does. */
final class Fault
{
	private const MEMBERS = [
		'match', 'times', 'after', 'status', 'headers', 'body', 'bodyBase64', 'set', 'rows', 'delay',
		'arrived', 'headDelay', 'drip', 'cut', 'cutHead', 'reset', 'close', 'garbage', 'bomb', 'badGzip', 'gzip',
		'contentLength', 'chunked', 'interim', 'http10', 'closeAfter', 'redirect',
	];

	public int $times;
	public int $skips;

	/** @param array<string, mixed> $members */
	public function __construct(private readonly array $members, private readonly Journal $journal)
	{
		$unknown = array_diff(array_keys($members), self::MEMBERS);
		if ($unknown !== []) {
			throw new ConfigError('fault: there is no "' . current($unknown) . '"');
		}
		$unknown = array_diff(array_keys($members['match'] ?? []), ['path', 'query']);
		if ($unknown !== []) {
			throw new ConfigError('fault: match has no "' . current($unknown) . '"');
		}
		if (($this->has('bomb') || $this->has('badGzip')) && !function_exists('gzencode')) {
			throw new ConfigError('fault: this PHP has no zlib');
		}
		$this->times = $members['times'] ?? 1;
		$this->skips = $members['after'] ?? 0;
	}

	/** The member, or null. False and "not there" are the same for all but gzip. */
	public function get(string $name): mixed
	{
		return $this->members[$name] ?? null;
	}

	public function has(string $name): bool
	{
		return isset($this->members[$name]) && $this->members[$name] !== false;
	}

	public function fits(Request $request): bool
	{
		$match = $this->members['match'] ?? [];
		if (isset($match['path']) && $match['path'] !== $request->path) {
			return false;
		}
		if (isset($match['query'])) {
			$query = new Query($request->query);
			foreach ($match['query'] as $name => $value) {
				if (!in_array((string) $value, $query->all((string) $name), true)) {
					return false;
				}
			}
		}
		return true;
	}

	/** Whether as many requests have come as it waits for. */
	public function isDue(): bool
	{
		return $this->journal->requests() >= ($this->get('arrived') ?? 0);
	}

	public function sendsStatus(): bool
	{
		if ($this->has('reset')) {
			return $this->has('cut') || $this->has('cutHead');
		}
		return !$this->has('close') && !$this->has('garbage');
	}

	/** The answer with the fault's own status and body; what it does on the wire comes later. */
	public function rewrite(Response $genuine, Config $config): Response
	{
		$response = clone $genuine;
		$status = $this->get('status') ?? ($this->has('redirect') ? 302 : null);
		if ($status !== null) {
			$response->status = $status;
		}
		if ($this->has('redirect')) {
			$response->headers['Location'] = $this->get('redirect');
			$response->body = new Body('');
		} elseif ($status >= 400) {
			$error = ErrorBody::make($config, 'openapi', $status, phrase($status));
			$response->body = $error->body;
			$response->headers = $error->headers + $response->headers;
		} elseif ($response->members !== null) {
			$response->body = new Body(Response::join($this->edit($response->members)));
		}
		$body = $this->get('body');
		if ($this->has('bodyBase64')) {
			$body = base64_decode($this->get('bodyBase64'));
		}
		if ($body !== null) {
			$response->body = new Body($body);
		}
		return $response;
	}

	/**
	 * @param array<string, string> $members
	 * @return array<string, string>
	 */
	private function edit(array $members): array
	{
		$changes = $this->get('set') ?? [];
		if ($this->has('rows')) {
			$changes['data'] = $this->get('rows');
		}
		foreach ($changes as $name => $text) {
			if ($text === null) {
				unset($members[$name]);
			} else {
				$members[$name] = $text;
			}
		}
		return $members;
	}
}

/** Each request takes the first fault that fits. */
final class FaultQueue
{
	/** @var list<Fault> */
	private array $faults = [];

	public function __construct(private readonly Journal $journal)
	{
	}

	/** @param list<array<string, mixed>> $faults */
	public function replace(array $faults): void
	{
		$this->faults = array_map(fn (array $members) => new Fault($members, $this->journal), array_values($faults));
	}

	/** Whether input must be looked at before it is read: see Connection. */
	public function mayReset(): bool
	{
		foreach ($this->faults as $fault) {
			if ($fault->has('reset')) {
				return true;
			}
		}
		return false;
	}

	public function take(Request $request): ?Fault
	{
		if ($this->faults === [] || !preg_match('~^/v1(/|$)~D', $request->path)) {
			return null;
		}
		foreach ($this->faults as $at => $fault) {
			if (!$fault->fits($request)) {
				continue;
			}
			if ($fault->skips > 0) {
				$fault->skips--;
				continue;
			}
			if ($fault->times > 0 && --$fault->times === 0) {
				array_splice($this->faults, $at, 1);
			}
			return $fault;
		}
		return null;
	}

	public function left(): int
	{
		return count($this->faults);
	}
}
