<?php

declare(strict_types=1);

namespace Skipcall\Mock;

/**
 * Bodies of errors. The document shows one shape; others were seen on the vendor's pages or are
 * what the stack and the proxies before it produce, so each can be asked for.
 */
final class ErrorBody
{
	public const SHAPES = ['openapi', 'vendor', 'nest', 'nestList', 'empty', 'html', 'problem'];
	private const CODES = [
		400 => 'BAD_REQUEST', 401 => 'UNAUTHORIZED', 403 => 'FORBIDDEN', 404 => 'NOT_FOUND',
		429 => 'RATE_LIMITED', 500 => 'INTERNAL_SERVER_ERROR', 503 => 'SERVICE_UNAVAILABLE',
	];

	/**
	 * @param string $usual the shape this error has while no errorShape is configured
	 * @param string|list<string> $message
	 */
	public static function make(
		Config $config,
		string $usual,
		int $status,
		string|array $message,
		?string $code = null,
	): Response {
		$code ??= self::CODES[$status] ?? strtoupper(strtr(phrase($status), ' ', '_'));
		$list = (array) $message;
		$text = implode('; ', $list);
		$shape = $config->values['errorShape'] ?? $usual;
		return match ($shape) {
			'openapi' => Response::json(
				['error' => ['code' => $code, 'message' => $text, 'status' => $status]],
				$status,
			),
			'vendor' => Response::json([
				'code' => $status === 401 ? 'API_KEY_INVALID' : $code,
				'details' => $status === 400 ? $list : null,
			], $status),
			'nest', 'nestList' => Response::json([
				'statusCode' => $status,
				'message' => $shape === 'nest' ? $text : $list,
				'error' => phrase($status),
			], $status),
			'empty' => new Response($status, new Body('')),
			'html' => self::html($status),
			'problem' => new Response($status, new Body(json([
				'type' => 'about:blank',
				'title' => phrase($status),
				'status' => $status,
				'detail' => $text,
				'code' => $code,
				'validation' => array_map(fn ($one) => ['message' => $one], $list),
			])), ['Content-Type' => 'application/problem+json']),
		};
	}

	private static function html(int $status): Response
	{
		$title = $status . ' ' . phrase($status);
		$page = "<html>\r\n<head><title>$title</title></head>\r\n<body>\r\n"
			. "<center><h1>$title</h1></center>\r\n<hr><center>proxy</center>\r\n"
			. "</body>\r\n</html>\r\n";
		return new Response($status, new Body($page), ['Content-Type' => 'text/html']);
	}
}
