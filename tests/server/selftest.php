<?php

/* php -n selftest.php: checks the mock API over raw sockets, one "ok" or "not ok" line per check. */

declare(strict_types=1);

error_reporting(E_ALL);
require __DIR__ . '/mock.inc';

final class RawClient
{
	/** @var resource */
	public $socket;
	public string $rest = '';

	public function __construct(int $port)
	{
		$this->socket = stream_socket_client("tcp://127.0.0.1:$port", $code, $message, 5);
		stream_set_timeout($this->socket, 10);
	}

	public function send(string $bytes): void
	{
		fwrite($this->socket, $bytes);
	}

	/** @param array<string, string> $headers */
	public static function request(string $target, string $key = 'sk_test_ok', array $headers = []): string
	{
		$head = "GET $target HTTP/1.1\r\nHost: mock\r\n";
		$head .= $key === '' ? '' : "Authorization: Bearer $key\r\n";
		foreach ($headers as $name => $value) {
			$head .= "$name: $value\r\n";
		}
		return $head . "\r\n";
	}

	/** Whatever arrives until the end of the connection. */
	public function all(): string
	{
		$all = $this->rest;
		while (($piece = @fread($this->socket, 65536)) !== '' && $piece !== false) {
			$all .= $piece;
		}
		return $all;
	}

	/** @return array{status: int, headers: array<string, string>, body: string, whole: bool} */
	public function answer(): array
	{
		$head = $this->until(fn () => strpos($this->rest, "\r\n\r\n"), 4);
		$lines = explode("\r\n", $head);
		$headers = [];
		foreach (array_slice($lines, 1) as $line) {
			[$name, $value] = explode(': ', $line, 2) + [1 => ''];
			$headers[strtolower($name)] = $value;
		}
		$status = (int) (explode(' ', $lines[0])[1] ?? 0);
		if ($status > 0 && $status < 200) {
			return $this->answer();
		}
		if (isset($headers['transfer-encoding'])) {
			$body = '';
			do {
				$size = hexdec($this->until(fn () => strpos($this->rest, "\r\n"), 2));
				$body .= $this->until(fn () => strlen($this->rest) >= $size + 2 ? $size : false, 2);
			} while ($size > 0);
			$whole = true;
		} else {
			$length = (int) ($headers['content-length'] ?? 0);
			$body = $this->until(fn () => strlen($this->rest) >= $length ? $length : false, 0);
			$whole = strlen($body) === $length;
		}
		return compact('status', 'headers', 'body', 'whole');
	}

	private function until(Closure $end, int $skip): string
	{
		while (($at = $end()) === false) {
			$piece = @fread($this->socket, 65536);
			if ($piece === '' || $piece === false) {
				$at = strlen($this->rest);
				break;
			}
			$this->rest .= $piece;
		}
		$found = substr($this->rest, 0, $at);
		$this->rest = (string) substr($this->rest, $at + $skip);
		return $found;
	}
}

final class Checks
{
	public static int $failed = 0;

	public static function ok(string $name, bool $good): void
	{
		echo $good ? 'ok ' : 'not ok ', $name, "\n";
		self::$failed += $good ? 0 : 1;
	}

	public static function same(string $name, mixed $wanted, mixed $given): void
	{
		self::ok($name, $wanted === $given);
		if ($wanted !== $given) {
			echo '  wanted ', json_encode($wanted), "\n  given  ", json_encode($given), "\n";
		}
	}
}

/** @param array<string, string> $headers */
function get(Mock $mock, string $target, string $key = 'sk_test_ok', array $headers = []): array
{
	$client = new RawClient($mock->port);
	$client->send(RawClient::request($target, $key, $headers));
	$answer = $client->answer();
	$answer['json'] = json_decode($answer['body'], true);
	return $answer;
}

/** @return list<mixed> one member of each row of a page */
function column(Mock $mock, string $query, string $member = 'createdAt'): array
{
	$rows = get($mock, "/v1/calls$query")['json']['data'] ?? [];
	return array_map(fn (array $row) => $row[$member] ?? null, $rows);
}

/** @param list<mixed> $values */
function ordered(array $values, bool $descending = false): bool
{
	$sorted = $values;
	$descending ? rsort($sorted, SORT_STRING) : sort($sorted, SORT_STRING);
	return $values !== [] && $sorted === $values;
}

foreach (['pages', 'sorting', 'narrowing', 'errors', 'rates', 'faults', 'wire', 'changes', 'accounts'] as $part) {
	require __DIR__ . "/selftest/$part.php";
}
exit(Checks::$failed > 0 ? 1 : 0);
