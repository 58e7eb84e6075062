<?php

declare(strict_types=1);

namespace Skipcall\Mock;

final class BadRequest extends \Exception
{
}

final class Request
{
	public readonly string $path;
	public readonly string $query;

	/** @param list<array{string, string}> $headers as received, in order */
	public function __construct(
		public readonly string $method,
		public readonly string $target,
		public readonly string $version,
		public readonly array $headers,
		public readonly string $body,
	) {
		// A client that believes it talks to a proxy sends the absolute form.
		$local = preg_replace('~^https?://[^/?]*~i', '', $target);
		$mark = strpos($local, '?');
		$this->path = $mark === false ? $local : substr($local, 0, $mark);
		$this->query = $mark === false ? '' : substr($local, $mark + 1);
	}

	/** The only value of a header; null when it is missing or given more than once. */
	public function header(string $name): ?string
	{
		$found = null;
		foreach ($this->headers as [$given, $value]) {
			if (strcasecmp($given, $name) === 0) {
				if ($found !== null) {
					return null;
				}
				$found = $value;
			}
		}
		return $found;
	}

	public function keepsAlive(): bool
	{
		$connection = strtolower($this->header('Connection') ?? '');
		return $this->version === '1.1'
			? !str_contains($connection, 'close')
			: str_contains($connection, 'keep-alive');
	}

	public function acceptsGzip(): bool
	{
		$accepted = $this->header('Accept-Encoding') ?? '';
		return stripos($accepted, 'gzip') !== false
			&& preg_match('/gzip\s*;\s*q=0(\.0*)?\s*(,|$)/i', $accepted) === 0;
	}

	public function isControl(): bool
	{
		return str_starts_with($this->path, '/__mock/');
	}
}

/** Takes requests off the front of what a connection has received, in whatever pieces. */
final class RequestParser
{
	private const MAX_HEAD = 32768;
	private const MAX_BODY = 16 * 1024 * 1024;

	/** Fails with BadRequest, whose code is the status to answer with. */
	public static function take(string &$buffer): ?Request
	{
		if ($buffer !== '' && ($buffer[0] === "\r" || $buffer[0] === "\n")) {
			$buffer = ltrim($buffer, "\r\n");
		}
		$end = strpos($buffer, "\r\n\r\n");
		if ($end > self::MAX_HEAD || ($end === false && strlen($buffer) > self::MAX_HEAD)) {
			throw new BadRequest('Request header fields too large', 431);
		}
		if ($end === false) {
			return null;
		}
		$lines = explode("\r\n", substr($buffer, 0, $end));
		if (!preg_match('~^([A-Z]+) (\S+) HTTP/(1\.[01])$~D', $lines[0], $start)) {
			throw new BadRequest('Malformed request line', 400);
		}
		$headers = [];
		$length = 0;
		for ($i = 1, $n = count($lines); $i < $n; $i++) {
			$colon = strpos($lines[$i], ':');
			if ($colon === false || $colon === 0) {
				throw new BadRequest('Malformed header field', 400);
			}
			$name = substr($lines[$i], 0, $colon);
			$value = trim(substr($lines[$i], $colon + 1), " \t");
			$headers[] = [$name, $value];
			if (strcasecmp($name, 'Content-Length') === 0) {
				if (!preg_match('/^\d{1,9}$/D', $value) || (int) $value > self::MAX_BODY) {
					throw new BadRequest('Unusable Content-Length', 413);
				}
				$length = (int) $value;
			} elseif (strcasecmp($name, 'Transfer-Encoding') === 0) {
				throw new BadRequest('Chunked requests are not read', 501);
			}
		}
		if (strlen($buffer) < $end + 4 + $length) {
			return null;
		}
		$body = $length === 0 ? '' : substr($buffer, $end + 4, $length);
		$buffer = substr($buffer, $end + 4 + $length);
		return new Request($start[1], $start[2], $start[3], $headers, $body);
	}
}

/** A query string as the API's own stack reads it: "+" is a space, order and repeats are kept. */
final class Query
{
	/** @var list<array{string, string}> */
	public readonly array $pairs;

	public function __construct(public readonly string $raw)
	{
		$pairs = [];
		foreach ($raw === '' ? [] : explode('&', $raw) as $part) {
			if ($part !== '') {
				[$name, $value] = explode('=', $part, 2) + [1 => ''];
				$pairs[] = [urldecode($name), urldecode($value)];
			}
		}
		$this->pairs = $pairs;
	}

	/** @return list<string> */
	public function all(string $name): array
	{
		$values = [];
		foreach ($this->pairs as [$given, $value]) {
			if ($given === $name) {
				$values[] = $value;
			}
		}
		return $values;
	}
}

/** A text and its gzip form, made once: identical pages share one of these. */
final class Body
{
	private ?string $gzip = null;

	public function __construct(public readonly string $text)
	{
	}

	public function gzip(): string
	{
		// Level 1: the client's work is what is measured, not this process's.
		return $this->gzip ??= gzencode($this->text, 1);
	}
}

final class Response
{
	/**
	 * @param array<string, string> $headers
	 * @param ?array<string, string> $members top-level members as JSON text, for faults to edit
	 */
	public function __construct(
		public int $status,
		public Body $body,
		public array $headers = ['Content-Type' => 'application/json; charset=utf-8'],
		public ?array $members = null,
	) {
	}

	/** @param array<string, string> $members */
	public static function ofMembers(array $members, int $status = 200): self
	{
		return new self($status, new Body(self::join($members)), members: $members);
	}

	public static function json(mixed $value, int $status = 200): self
	{
		return new self($status, new Body(json($value)));
	}

	/** @param array<string, string> $members */
	public static function join(array $members): string
	{
		$parts = [];
		foreach ($members as $name => $text) {
			$parts[] = json((string) $name) . ':' . $text;
		}
		return '{' . implode(',', $parts) . '}';
	}
}

const PHRASES = [
	100 => 'Continue', 103 => 'Early Hints', 200 => 'OK', 201 => 'Created', 204 => 'No Content',
	301 => 'Moved Permanently', 302 => 'Found', 304 => 'Not Modified', 307 => 'Temporary Redirect',
	308 => 'Permanent Redirect', 400 => 'Bad Request', 401 => 'Unauthorized', 403 => 'Forbidden',
	404 => 'Not Found', 405 => 'Method Not Allowed', 408 => 'Request Timeout', 409 => 'Conflict',
	413 => 'Payload Too Large', 422 => 'Unprocessable Entity', 429 => 'Too Many Requests',
	431 => 'Request Header Fields Too Large', 500 => 'Internal Server Error',
	501 => 'Not Implemented', 502 => 'Bad Gateway', 503 => 'Service Unavailable',
	504 => 'Gateway Timeout',
];

function phrase(int $status): string
{
	return PHRASES[$status] ?? 'Unknown';
}

function json(mixed $value): string
{
	return json_encode($value, JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE
		| JSON_PRESERVE_ZERO_FRACTION | JSON_INVALID_UTF8_SUBSTITUTE | JSON_THROW_ON_ERROR);
}

function httpDate(float $time): string
{
	static $second = null, $text = '';
	if ($second !== (int) $time) {
		$second = (int) $time;
		$text = gmdate('D, d M Y H:i:s', $second) . ' GMT';
	}
	return $text;
}
