<?php

declare(strict_types=1);

$a = '550e8400-e29b-41d4-a716-446655440000';
$b = '6ba7b810-9dad-11d1-80b4-00c04fd430c8';
$mock = Mock::start(['rows' => 301]);
$total = fn (string $query): ?int => get($mock, "/v1/calls?$query")['json']['total'] ?? null;
$filter = fn (mixed $value): string => '/v1/calls?limit=100&filters=' . rawurlencode(json_encode($value));

Checks::same('one workspace', 151, $total("workspaceIds=$a"));
Checks::same('the other workspace', 150, $total("workspaceIds=$b"));
foreach ([
	"workspaceIds=$a%2C$b", "workspaceIds=$b,$a", "workspaceIds[]=$a&workspaceIds[]=$b",
	"workspaceIds%5B%5D=$a&workspaceIds%5b%5d=$b", "workspaceIds=$a&workspaceIds=$b",
] as $query) {
	Checks::same('both workspaces: ' . strtr($query, [$a => 'a', $b => 'b']), 301, $total($query));
}
$outside = get($mock, "/v1/calls?workspaceIds=$a,00000000-0000-4000-8000-000000000000");
Checks::same('a workspace outside of the scope', [403, ''], [$outside['status'], $outside['body']]);
$ids = [
	...column($mock, "?limit=100&workspaceIds=$a", 'id'),
	...column($mock, "?limit=100&page=2&workspaceIds=$a", 'id'),
	...column($mock, "?limit=100&workspaceIds=$b", 'id'),
	...column($mock, "?limit=100&page=2&workspaceIds=$b", 'id'),
];
Checks::same('workspaces share no row', 301, count(array_unique($ids)));

$busy = get($mock, $filter(['status' => 'busy']))['json'];
Checks::same('filtering by a member', ['busy'], array_values(array_unique(array_column($busy['data'], 'status'))));
Checks::same('the total is that of the filter', count($busy['data']), $busy['total']);
$martin = get($mock, $filter(['contact' => ['lastName' => 'Martin']]))['json']['data'];
Checks::same('filtering by a nested member', ['Martin'], array_values(
	array_unique(array_map(fn ($row) => $row['contact']['lastName'], $martin)),
));
$number = $martin[0]['phoneNumber']['value'] ?? '';
Checks::ok('a plus sign survives', get($mock, $filter(['phoneNumber' => ['value' => $number]]))['json']['total'] > 0);
Checks::same('a plus sign that is not escaped is a space', 0, get(
	$mock,
	'/v1/calls?filters={"phoneNumber":{"value":"' . $number . '"}}',
)['json']['total']);
Checks::same('unknown members are ignored', 301, get($mock, $filter(['team' => 'x']))['json']['total']);
Checks::same('no rows match', 0, get($mock, $filter(['id' => 'x']))['json']['total']);
$sorted = get($mock, $filter(['status' => 'busy']) . '&orderBy=createdAt&order=asc')['json']['data'];
Checks::ok('filtered and sorted', ordered(array_column($sorted, 'createdAt')));
foreach (['{', '[]', '%22x%22', ''] as $bad) {
	Checks::same("400 for filters=$bad", 400, get($mock, "/v1/calls?filters=$bad")['status']);
}
$mock->stop();
