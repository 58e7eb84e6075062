<?php

declare(strict_types=1);

namespace Skipcall\Mock;

/** The requests under /__mock/ by which a test sets the server up and looks at what it saw. */
final class Control
{
	public function __construct(private readonly Server $server)
	{
	}

	public function answer(Request $request): Response
	{
		try {
			return Response::json($this->run($request));
		} catch (ConfigError | \JsonException | \TypeError $error) {
			return Response::json(['error' => $error->getMessage()], 400);
		}
	}

	private function run(Request $request): mixed
	{
		$server = $this->server;
		switch ("$request->method $request->path") {
			case 'GET /__mock/log':
				return $server->journal->log();
			case 'GET /__mock/stats':
				return $server->journal->stats() + ['faultsLeft' => $server->faults->left()];
			case 'GET /__mock/config':
				return $server->config->values;
			case 'POST /__mock/config':
				$server->config->merge(self::body($request));
				break;
			case 'POST /__mock/faults':
				$server->faults->replace(self::body($request));
				break;
			case 'POST /__mock/clock':
				$server->clock->advance((float) (self::body($request)['advance'] ?? 0));
				break;
			case 'GET /__mock/rows':
				return $this->account($request)->table->list();
			case 'POST /__mock/rows':
				return ['ok' => true, 'inserted' => $this->account($request)->churn->change(self::body($request))];
			case 'GET /__mock/churn':
				return $this->account($request)->table->history();
			case 'POST /__mock/reset':
				$server->journal->clear();
				$server->faults->replace([]);
				$server->windows->clear();
				$server->clock->reset();
				$server->config->restore();
				$server->accounts->restore();
				break;
			default:
				throw new ConfigError("there is no $request->method $request->path");
		}
		return ['ok' => true];
	}

	/** That of all keys, or of the one that is named. */
	private function account(Request $request): Account
	{
		parse_str($request->query, $query);
		$key = $query['key'] ?? null;
		if ($key !== null && !isset($this->server->config->values['accounts'][$key])) {
			throw new ConfigError("there is no account of $key");
		}
		return $this->server->accounts->of($key);
	}

	/** @return array<mixed> */
	private static function body(Request $request): array
	{
		return json_decode($request->body, true, 32, JSON_THROW_ON_ERROR);
	}
}
