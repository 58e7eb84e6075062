<?php

declare(strict_types=1);

namespace Skipcall\Mock;

/** The public API: who asks, whether they may, and what they get. */
final class Api
{
	public function __construct(
		private readonly Config $config,
		private readonly RateWindows $windows,
		private readonly Accounts $accounts,
	) {
	}

	/** @param bool $editable a fault wants the members of the answer apart */
	public function answer(Request $request, bool $editable): Response
	{
		$key = self::key($request);
		[$limit, $refusal] = self::plan($key);
		// Who has no key has no window to use up; the headers are there all the same.
		$verdict = $limit === null
			? $this->windows->untouched(100)
			: $this->windows->take($this->config->values['rate']['shared'] ? 'all keys' : $key, $limit);
		$response = clone $this->route($request, $key, $verdict, $refusal, $editable);
		foreach ($this->windows->headers($verdict) as $name => $value) {
			$response->headers[$name] = $value;
		}
		return $response;
	}

	/** @param ?array{int, string, string} $refusal */
	private function route(
		Request $request,
		?string $key,
		RateVerdict $verdict,
		?array $refusal,
		bool $editable,
	): Response {
		$known = in_array($request->path, ['/v1/calls', '/v1/contacts', '/v1/echo'], true);
		if (!$known || $request->method !== 'GET') {
			return ErrorBody::make(
				$this->config,
				'nest',
				404,
				"Cannot $request->method $request->target",
			);
		}
		if (!$verdict->allowed) {
			return ErrorBody::make($this->config, 'openapi', 429, 'Too many requests');
		}
		if ($refusal !== null) {
			return ErrorBody::make($this->config, 'openapi', $refusal[0], $refusal[2], $refusal[1]);
		}
		return match ($request->path) {
			'/v1/calls' => $editable
				? $this->accounts->of($key)->calls->editable($request->query)
				: $this->accounts->of($key)->calls->answer($request->query),
			'/v1/contacts' => self::contacts(),
			'/v1/echo' => Response::ofMembers([
				'query' => json($request->query),
				'path' => json($request->path),
			]),
		};
	}

	public static function key(Request $request): ?string
	{
		$given = $request->header('Authorization') ?? '';
		return str_starts_with($given, 'Bearer ') ? substr($given, 7) : null;
	}

	/** @return array{?int, ?array{int, string, string}} requests a minute; status, code, message */
	private static function plan(?string $key): array
	{
		return match (true) {
			$key === null => [null, [401, 'UNAUTHORIZED', 'Invalid or revoked API key']],
			in_array($key, ['sk_test_starter', 'sk_live_starter', 'sk_test_intermediaire'], true)
				=> [100, null],
			in_array($key, ['sk_test_expert', 'sk_live_expert'], true),
			str_starts_with($key, 'sk_test_ok'),
			str_starts_with($key, 'sk_live_ok') => [1000, null],
			$key === 'sk_test_nosub' => [100, [
				403,
				'SUBSCRIPTION_REQUIRED',
				'An active subscription is required to access the API',
			]],
			$key === 'sk_test_free' => [100, [
				403,
				'PLAN_NOT_ELIGIBLE',
				'API access requires STARTER, INTERMÉDIAIRE or EXPERT plan',
			]],
			default => [null, [401, 'UNAUTHORIZED', 'Invalid or revoked API key']],
		};
	}

	private static function contacts(): Response
	{
		$contacts = [];
		$names = [['Élodie', 'Martin'], ['Noël', 'Lefèvre'], ['Zoé', "L'Hôte"]];
		foreach ($names as $i => [$first, $last]) {
			$contacts[] = [
				'id' => sprintf('123e4567-e89b-42d3-a456-4266141740%02d', $i),
				'firstName' => $first,
				'lastName' => $last,
				'isUnknown' => false,
			];
		}
		return Response::ofMembers([
			'data' => json($contacts),
			'total' => '3',
			'page' => '1',
			'limit' => '10',
			'totalPages' => '1',
		]);
	}
}
