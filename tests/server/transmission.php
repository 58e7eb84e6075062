<?php

declare(strict_types=1);

namespace Skipcall\Mock;

/** How one answer goes over the wire: texts to send, and numbers of seconds to wait in between. */
final class Transmission
{
	/**
	 * @param iterable<string|float> $steps
	 * @param bool $close whether the connection ends with it
	 * @param bool $reset whether it is to end by RST
	 */
	private function __construct(
		public readonly iterable $steps,
		public readonly bool $close,
		public readonly bool $reset = false,
	) {
	}

	public static function of(Request $request, Response $response, ?Fault $fault, bool $gzip): self
	{
		$close = !$request->keepsAlive();
		if ($fault !== null) {
			return self::faulty($request, $response, $fault, $gzip, $close);
		}
		$headers = $response->headers;
		$body = $response->body->text;
		if ($gzip) {
			$headers['Vary'] = 'Accept-Encoding';
			if ($body !== '' && $request->acceptsGzip()) {
				$headers['Content-Encoding'] = 'gzip';
				$body = $response->body->gzip();
			}
		}
		$headers['Content-Length'] = (string) strlen($body);
		$headers['Connection'] = $close ? 'close' : 'keep-alive';
		$body = $request->method === 'HEAD' ? '' : $body;
		return new self([self::head('1.1', $response->status, $headers) . $body], $close);
	}

	private static function faulty(
		Request $request,
		Response $response,
		Fault $fault,
		bool $gzip,
		bool $close,
	): self {
		$close = $close || $fault->has('http10');
		$steps = self::steps($request, $response, $fault, $gzip, $close);
		$ends = $close;
		foreach (['cut', 'cutHead', 'reset', 'close', 'garbage', 'closeAfter'] as $end) {
			$ends = $ends || $fault->has($end);
		}
		return new self($steps, $ends, $fault->has('reset'));
	}

	/** @return \Generator<string|float> */
	private static function steps(
		Request $request,
		Response $response,
		Fault $fault,
		bool $gzip,
		bool $close,
	): \Generator {
		while (!$fault->isDue()) {
			yield 0.005;
		}
		if ($fault->has('delay')) {
			yield (float) $fault->get('delay');
		}
		if ($fault->has('garbage') && !$fault->has('reset')) {
			$garbage = $fault->get('garbage');
			// Without a text of one's own: what a TLS server says to plain HTTP.
			yield is_string($garbage) ? $garbage : "\x15\x03\x01\x00\x02\x02\x28";
			return;
		}
		if (!$fault->sendsStatus()) {
			return;
		}
		foreach ((array) $fault->get('interim') as $status) {
			$status = is_int($status) ? $status : 103;
			$link = $status === 103 ? ['Link' => '</early>; rel=preload'] : [];
			yield self::head('1.1', $status, $link);
		}

		$headers = $response->headers;
		$bodiless = $request->method === 'HEAD' || in_array($response->status, [204, 304], true);
		$body = $response->body->text;
		$packed = false;
		if ($fault->has('bomb') || $fault->has('badGzip')) {
			$packed = true;
			$body = $fault->has('badGzip') ? self::corrupt($response->body) : '';
		} elseif (
			$gzip && $fault->get('gzip') !== false && $body !== '' && $request->acceptsGzip()
		) {
			$packed = true;
			$body = $response->body->gzip();
		}
		if ($packed) {
			$headers['Content-Encoding'] = 'gzip';
		}
		if ($gzip) {
			$headers['Vary'] = 'Accept-Encoding';
		}
		$chunked = $fault->has('chunked') || $fault->has('bomb');
		if ($chunked) {
			$headers['Transfer-Encoding'] = 'chunked';
		} elseif ($response->status !== 204) {
			$headers['Content-Length'] = (string) ($fault->get('contentLength') ?? strlen($body));
		}
		$headers['Connection'] = $close ? 'close' : 'keep-alive';
		$headers = self::replace($headers, $fault->get('headers') ?? []);

		yield from self::sendHead($fault, $response->status, $headers);
		if ($fault->has('cutHead') || $bodiless) {
			return;
		}
		$pieces = $fault->has('bomb')
			? self::bomb((int) $fault->get('bomb'), $response->body->text)
			: self::pieces($body, $fault, $chunked);
		yield from self::limit($chunked ? self::chunks($pieces) : $pieces, $fault->get('cut'));
	}

	/**
	 * @param array<string, string|list<string>> $headers
	 * @return \Generator<string|float>
	 */
	private static function sendHead(Fault $fault, int $status, array $headers): \Generator
	{
		$head = self::head($fault->has('http10') ? '1.0' : '1.1', $status, $headers);
		if ($fault->has('headDelay')) {
			$line = strpos($head, "\r\n") + 2;
			yield substr($head, 0, $line);
			yield (float) $fault->get('headDelay');
			$head = substr($head, $line);
		}
		yield $fault->has('cutHead') ? substr($head, 0, intdiv(strlen($head), 2)) : $head;
	}

	/** @return \Generator<string|float> */
	private static function pieces(string $body, Fault $fault, bool $chunked): \Generator
	{
		$drip = $fault->get('drip');
		$size = max(1, (int) ($drip['bytes'] ?? ($chunked ? 4096 : strlen($body))));
		for ($at = 0; $at < strlen($body); $at += $size) {
			if ($drip !== null && $at > 0) {
				yield (float) ($drip['every'] ?? 0.01);
			}
			yield substr($body, $at, $size);
		}
	}

	/**
	 * @param iterable<string|float> $pieces
	 * @return \Generator<string|float>
	 */
	private static function chunks(iterable $pieces): \Generator
	{
		foreach ($pieces as $piece) {
			if (is_float($piece)) {
				yield $piece;
			} elseif ($piece !== '') {
				yield dechex(strlen($piece)) . "\r\n" . $piece . "\r\n";
			}
		}
		yield "0\r\n\r\n";
	}

	/**
	 * @param iterable<string|float> $pieces
	 * @return \Generator<string|float>
	 */
	private static function limit(iterable $pieces, ?int $bytes): \Generator
	{
		$left = $bytes ?? PHP_INT_MAX;
		foreach ($pieces as $piece) {
			if ($left <= 0) {
				return;
			}
			if (is_string($piece)) {
				$piece = strlen($piece) > $left ? substr($piece, 0, $left) : $piece;
				$left -= strlen($piece);
			}
			yield $piece;
		}
	}

	/** White space before a genuine answer: valid JSON for whoever is willing to inflate it all. */
	private static function bomb(int $megabytes, string $body): \Generator
	{
		$deflate = deflate_init(ZLIB_ENCODING_GZIP, ['level' => 1]);
		$blanks = str_repeat(' ', 1048576);
		for ($i = 0; $i < $megabytes; $i++) {
			yield deflate_add($deflate, $blanks, ZLIB_NO_FLUSH);
			// Back to the event loop: other connections are not to wait for a gigabyte of blanks.
			yield 0.0;
		}
		yield deflate_add($deflate, $body, ZLIB_FINISH);
	}

	private static function corrupt(Body $body): string
	{
		$packed = $body->gzip();
		$middle = max(10, intdiv(strlen($packed), 2));
		// The head is left alone, so that the decoder starts, and the checksum is wrong in any case.
		$packed = substr_replace($packed, str_repeat("\xff", 4), $middle, 4);
		$packed[strlen($packed) - 8] = ~$packed[strlen($packed) - 8];
		return $packed;
	}

	/**
	 * @param array<string, string> $headers
	 * @param array<string, string|list<string>|null> $changes
	 * @return array<string, string|list<string>>
	 */
	private static function replace(array $headers, array $changes): array
	{
		foreach ($changes as $name => $value) {
			foreach (array_keys($headers) as $given) {
				if (strcasecmp($given, $name) === 0) {
					unset($headers[$given]);
				}
			}
			if ($value !== null) {
				$headers[$name] = $value;
			}
		}
		return $headers;
	}

	/** @param array<string, string|list<string>> $headers */
	private static function head(string $version, int $status, array $headers): string
	{
		$head = "HTTP/$version $status " . phrase($status) . "\r\n";
		foreach ($headers as $name => $value) {
			foreach ((array) $value as $one) {
				$head .= $name . ': ' . $one . "\r\n";
			}
		}
		return $head . "\r\n";
	}
}
