<?php

declare(strict_types=1);

namespace Skipcall\Mock;

/** GET /v1/calls: reads the query as configured and answers a page. */
final class Calls
{
	private const KNOWN = ['page', 'limit', 'filters', 'workspaceIds'];
	private const CACHED_BYTES = 96 * 1024 * 1024;

	private ?Finder $finder = null;
	/** @var array<string, Response> by raw query string */
	private array $cache = [];
	private int $cachedBytes = 0;
	private int $version = -1;
	private int $changes = 0;

	public function __construct(private readonly Config $config, private readonly RowSource $rows)
	{
	}

	public function answer(string $rawQuery): Response
	{
		$this->follow();
		if (isset($this->cache[$rawQuery])) {
			return $this->cache[$rawQuery];
		}
		$response = $this->compute(new Query($rawQuery));
		if ($this->config->values['stableTies']) {
			$this->cachedBytes += strlen($response->body->text);
			if ($this->cachedBytes > self::CACHED_BYTES) {
				$this->cache = [];
				$this->cachedBytes = strlen($response->body->text);
			}
			// The members are only for faults, and would double what a page costs.
			$slim = clone $response;
			$slim->members = null;
			$this->cache[$rawQuery] = $slim;
		}
		return $response;
	}

	/** The same answer with its members, past the cache. */
	public function editable(string $rawQuery): Response
	{
		$this->follow();
		return $this->compute(new Query($rawQuery));
	}

	private function follow(): void
	{
		$version = $this->config->version;
		$changes = $this->rows->changes();
		if ($this->version === $version && $this->changes === $changes) {
			return;
		}
		$this->cache = [];
		$this->cachedBytes = 0;
		if ($this->version === $version) {
			$this->finder->forget();
		} else {
			$this->finder = new Finder($this->rows, $this->config->values['stableTies']);
		}
		$this->version = $version;
		$this->changes = $changes;
	}

	private function compute(Query $query): Response
	{
		$problems = [];
		$page = $this->number($query, 'page', 1, $problems);
		$limit = $this->number($query, 'limit', 10, $problems);
		$most = $this->config->values['maxLimit'];
		if ($limit > $most && $this->config->values['limitMode'] === 'refuse') {
			$problems[] = "limit must not be greater than $most";
		}
		$limit = min($limit, $most);
		[$orderBy, $descending] = $this->sort($query, $problems);
		$filters = $this->filters($query, $problems);
		if ($problems !== []) {
			return ErrorBody::make($this->config, 'nestList', 400, $problems);
		}
		$chosen = $this->workspaces($query);
		if ($chosen === null) {
			return ErrorBody::make(
				$this->config,
				'empty',
				403,
				'One or more requested workspaceIds are outside the API key scope',
			);
		}
		$found = $this->finder->find(count($this->config->values['workspaces']), $chosen, $filters);
		$rows = [];
		$from = ($page - 1) * $limit;
		foreach ($this->finder->page($found, $orderBy, $descending, $from, $limit) as $index) {
			$rows[] = $this->rows->json($index);
		}
		return Response::ofMembers([
			'data' => '[' . implode(',', $rows) . ']',
			'total' => (string) $found->total,
			'page' => (string) $page,
			'limit' => (string) $limit,
			'totalPages' => (string) (int) ceil($found->total / $limit),
		]);
	}

	/** @param list<string> $problems */
	private function number(Query $query, string $name, int $default, array &$problems): int
	{
		$given = $query->all($name);
		if ($given === []) {
			return $default;
		}
		if (count($given) > 1 || !preg_match('/^[+-]?\d{1,9}$/D', $given[0])) {
			$problems[] = "$name must be a number conforming to the specified constraints";
			return $default;
		}
		if ((int) $given[0] < 1) {
			$problems[] = "$name must not be less than 1";
			return $default;
		}
		return (int) $given[0];
	}

	/**
	 * @param list<string> $problems
	 * @return array{string, bool} the member to sort by, and whether descending
	 */
	private function sort(Query $query, array &$problems): array
	{
		$style = $this->config->values['sortStyle'];
		$strict = str_ends_with($style, 'Strict');
		$style = $strict ? substr($style, 0, -6) : $style;
		$flat = $style === 'form' || $style === 'both';
		$deep = $style === 'deepObject' || $style === 'both';
		if ($strict) {
			$this->refuseUnknown($query, $flat, $deep, $problems);
		}
		$ways = [
			[$deep, 'sort[orderBy]', 'sort[order]', 'sort.'],
			[$flat, 'orderBy', 'order', ''],
		];
		foreach ($ways as [$read, $byName, $orderName, $prefix]) {
			$by = $query->all($byName);
			$order = $query->all($orderName);
			if (!$read || ($by === [] && $order === [])) {
				continue;
			}
			if (count($by) !== 1) {
				$problems[] = "{$prefix}orderBy must be a string";
			} elseif (!in_array($by[0], Dataset::SCALARS, true)) {
				$problems[] = "{$prefix}orderBy must be one of the following values: "
					. implode(', ', Dataset::SCALARS);
			}
			if (count($order) !== 1 || ($order[0] !== 'asc' && $order[0] !== 'desc')) {
				$problems[] = "{$prefix}order must be one of the following values: asc, desc";
			}
			return [$by[0] ?? '', ($order[0] ?? '') === 'desc'];
		}
		return ['createdAt', $this->config->values['defaultOrder'] === 'desc'];
	}

	/** @param list<string> $problems */
	private function refuseUnknown(Query $query, bool $flat, bool $deep, array &$problems): void
	{
		foreach ($query->pairs as [$name]) {
			// The stack's own parser has made one property of sort[orderBy] and sort[order].
			$property = explode('[', $name, 2)[0];
			if (in_array($property, self::KNOWN, true)
				|| ($flat && ($name === 'orderBy' || $name === 'order'))
				|| ($deep && ($name === 'sort[orderBy]' || $name === 'sort[order]'))) {
				continue;
			}
			$problem = "property $property should not exist";
			if (!in_array($problem, $problems, true)) {
				$problems[] = $problem;
			}
		}
	}

	/** @param list<string> $problems */
	private function filters(Query $query, array &$problems): ?\stdClass
	{
		$given = $query->all('filters');
		if ($given === []) {
			return null;
		}
		$value = count($given) === 1 ? json_decode($given[0]) : null;
		if (!$value instanceof \stdClass) {
			$problems[] = 'filters must be a valid JSON string of an object';
			return null;
		}
		return $value;
	}

	/** @return ?list<int> null: one of them is outside of the key's scope */
	private function workspaces(Query $query): ?array
	{
		$scope = array_values($this->config->values['workspaces']);
		$ids = $query->all('workspaceIds[]');
		foreach ($query->all('workspaceIds') as $list) {
			$ids = [...$ids, ...explode(',', $list)];
		}
		if ($ids === []) {
			return array_keys($scope);
		}
		$chosen = [];
		foreach ($ids as $id) {
			$at = array_search($id, $scope, true);
			if ($at === false) {
				return null;
			}
			$chosen[$at] = $at;
		}
		return array_values($chosen);
	}
}
