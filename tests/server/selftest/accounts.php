<?php

declare(strict_types=1);

$mock = Mock::start([
	'rows' => 5,
	'accounts' => ['sk_test_ok_b' => ['rows' => 7, 'seed' => 2], 'sk_test_ok_c' => ['seed' => 3]],
	'churn' => ['insert' => 4, 'delete' => 1],
	'rate' => ['limit' => 50, 'count' => 'first'],
]);
$list = fn (string $key): array => get($mock, '/v1/calls?limit=100&orderBy=createdAt&order=asc', $key)['json']['data'];
$ids = fn (array $rows): array => array_column($rows, 'id');
$start = [$ids($mock->rows()), $ids($mock->rows('sk_test_ok_b')), $ids($mock->rows('sk_test_ok_c'))];
Checks::same('a key has the rows that are its own, others share theirs', [5, 7, 5], array_map(count(...), $start));
Checks::same('no row is in two accounts', 17, count(array_unique(array_merge(...$start))));
Checks::same('as listed', $start, [$ids($list('sk_test_ok')), $ids($list('sk_test_ok_b')), $ids($list('sk_test_ok_c'))]);
$organizations = array_map(
	fn (string $key): array => array_values(array_unique(array_filter(array_column($list($key), 'organizationId')))),
	['sk_test_ok', 'sk_test_ok_b', 'sk_test_ok_c'],
);
Checks::same('each of one organisation', [1, 1, 1], array_map(count(...), $organizations));
Checks::same('of its own', 3, count(array_unique(array_merge(...$organizations))));

$mock->reset();
Checks::same('a reset brings all of them back', $start, [$ids($mock->rows()), $ids($mock->rows('sk_test_ok_b')), $ids($mock->rows('sk_test_ok_c'))]);
for ($i = 0; $i < 9; $i++) {
	$list('sk_test_ok_b');
}
Checks::ok('rows change when they are read', $mock->churn('sk_test_ok_b')['changes'] > 9);
Checks::same('those of others do not', [0, 0], [$mock->churn()['changes'], $mock->churn('sk_test_ok_c')['changes']]);
Checks::same('what is listed is what there is', $ids($mock->rows('sk_test_ok_b')), $ids($list('sk_test_ok_b')));
$mock->config(['churn' => null]);
$new = $mock->changeRows(['delete' => [$start[2][0]], 'insert' => 1], 'sk_test_ok_c');
Checks::same('a test changes those of one', [...array_slice($start[2], 1), ...$new], $ids($list('sk_test_ok_c')));
Checks::same('and no others', $start[0], $ids($list('sk_test_ok')));
$answer = fn (string $key): string => get($mock, '/v1/calls', $key)['headers']['x-ratelimit-remaining'];
Checks::same('each has a window', ['48', '39'], [$answer('sk_test_ok'), $answer('sk_test_ok_b')]);
$mock->config(['rate' => ['shared' => true]]);
Checks::same('or all share one', ['49', '48', '47'], [$answer('sk_test_ok'), $answer('sk_test_ok_b'), $answer('sk_test_ok')]);
foreach ([fn () => $mock->rows('sk_test_ok_d'), fn () => $mock->config(['accounts' => ['sk_test_ok_d' => ['churn' => null]]])] as $wrong) {
	try {
		$wrong();
		Checks::ok('what is not there is refused', false);
	} catch (RuntimeException $error) {
		Checks::ok('what is not there is refused', preg_match('/sk_test_ok_d/', $error->getMessage()) === 1);
	}
}
